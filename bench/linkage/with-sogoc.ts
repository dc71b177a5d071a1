import { openDuckDb, sql } from '@sogoc/engine';
import { connectedComponents, measureAccuracy, predictPairs, prepareRecords, trainModel } from '@sogoc/linkage';
import { readSet, sets } from './sets.ts';

// usage: node with-sogoc.ts SET PATH [MEMORY_MIB]: one line of JSON, the same fields as with_splink.py.
const [name = '', path = '', memory = '2048'] = process.argv.slice(2);
const set = sets.find((candidate) => candidate.name === name) ?? sets.at(-1);
if (!set) throw new Error(`no set ${name}`);
const engine = await openDuckDb({ threads: 2, memoryLimit: Number(memory) * 2 ** 20 });
const seconds: Record<string, number> = {};
let started = performance.now();
const stage = (title: string): void => {
  const now = performance.now();
  seconds[title] = Math.round(now - started) / 1000;
  started = now;
};

const data = await readSet(engine, set, path);
stage('read');
await using prepared = await prepareRecords(engine, [{ name, relation: sql`${data.name}`, key: sql`id` }], set.model);
stage('prepare');
const { model, scored, checks, sessions } = await trainModel(prepared);
stage('train');
const links = await predictPairs(prepared, model, scored);
stage('predict');
const clusters = await connectedComponents(engine, sql`select l, r from ${links.name}`);
stage('cluster');
const peakMemory = engine.peakMemory();

const all = await predictPairs(prepared, model, scored, 0);
const { best, truePairs, blockedTruePairs, points } = await measureAccuracy(prepared, all, {
  kind: 'entities',
  relation: sql`select ${name} as source, id as key, cluster as entity from ${data.name}`,
});
const half = points.find((point) => point.weight >= 0);
const { entities } = await engine.one<{ entities: number }>(sql`select count(distinct cluster) as entities from ${clusters.name}`);
const round = (value: number | undefined, digits: number): number => Number((value ?? 0).toFixed(digits));
console.log(
  JSON.stringify({
    engine: 'sogoc',
    set: name,
    records: data.rows,
    pairs: all.rows,
    bestF1: round(best?.f1, 4),
    precision: round(best?.precision, 4),
    recall: round(best?.recall, 4),
    bestWeight: round(best?.weight, 1),
    f1AtHalf: round(half?.f1, 4),
    blockedRecall: round(blockedTruePairs / truePairs, 4),
    clusters: entities + data.rows - clusters.rows,
    seconds,
    total: round(
      Object.values(seconds).reduce((sum, value) => sum + value, 0),
      3,
    ),
    peakMemory,
  }),
);
if (process.env.VERBOSE) {
  for (const comparison of model.comparisons)
    for (const { name: level, m, u } of comparison.levels)
      console.log(comparison.name.padEnd(24), level.padEnd(24), m?.toFixed(5), u?.toFixed(7), Math.log2((m ?? 1) / (u ?? 1)).toFixed(2));
  console.log(
    model.prior,
    checks,
    sessions.map(({ rule, pairs, result }) => ({ rule, pairs, matches: result.matches, iterations: result.iterations })),
  );
}
await engine.close();
