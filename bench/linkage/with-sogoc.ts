import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Engine, openDuckDb, sql, type WorkTable } from '@sogoc/engine';
import {
  assignEntityIds,
  formClusters,
  type LinkModel,
  measureAccuracy,
  measureClusters,
  predictPairs,
  prepareRecords,
  proposeModel,
  type Truth,
  trainModel,
  weighPairs,
} from '@sogoc/linkage';
import { type BenchmarkSet, readSet, sets } from './sets.ts';

// usage: node with-sogoc.ts SET PATH [set|auto] [MEMORY_MIB]: one line of JSON, the same fields as with_splink.py.
// set: blocking, prior rules and training rules as for Splink. auto: a proposed model, without any configuration.
// What is compiled for threads is kept, as Python keeps its own and as the command line program does.
process.env.NODE_COMPILE_CACHE ??= join(tmpdir(), 'sogoc-compiled');
const [name = '', path = '', mode = 'set', memory = '4096'] = process.argv.slice(2);
const set = sets.find((candidate) => candidate.name === name);
if (!set) throw new Error(`no set ${name}`);
const engine = await openDuckDb({ threads: 2, memoryLimit: Number(memory) * 2 ** 20 });
const seconds: Record<string, number> = {};
/** Of both processors, the judging left out: says more than the clock where others work on the same machine. */
const processors: Record<string, number> = {};
let started = performance.now();
let used = process.cpuUsage();
const stage = (title: string): void => {
  const now = performance.now();
  seconds[title] = Math.round(now - started) / 1000;
  started = now;
  const { user, system } = process.cpuUsage(used);
  processors[title] = Math.round((user + system) / 1e4) / 100;
  used = process.cpuUsage();
};

// Preparing reads the file, as Splink does; who proposes a model looks at it more than once.
const data = mode === 'auto' ? await readSet(engine, set, path) : null;
if (data) stage('read');
const relation = data ? sql`${data.name}` : sql`(${set.records(path)})`;
const table = { name, relation, key: sql`id` };
const model = data ? await propose(engine, set, data) : set.model;
if (data) stage('propose');
await using prepared = await prepareRecords(engine, [table], model);
stage('prepare');
const trained = await trainModel(prepared);
stage('train');
const weighed = await weighPairs(prepared, trained.model, trained.scored);
stage('predict');
const clusters = await formClusters(prepared, trained.model, weighed);
await assignEntityIds(prepared, clusters);
stage('cluster');
const peakMemory = engine.peakMemory();

const truth: Truth = { kind: 'entities', relation: sql`select ${name} as source, id as key, cluster as entity from ${relation} records` };
// Thresholds are judged over every candidate pair, most of which a run need not weigh.
const all = await predictPairs(prepared, trained.model, trained.scored, 0);
const { best, truePairs, blockedTruePairs, points } = await measureAccuracy(prepared, all, truth);
const together = await measureClusters(prepared, clusters, truth);
const half = points.find((point) => point.weight >= 0);
const round = (value: number | undefined, digits: number): number => Number((value ?? 0).toFixed(digits));
console.log(
  JSON.stringify({
    engine: `sogoc ${mode}`,
    set: name,
    records: prepared.records.rows,
    pairs: trained.scored.rows,
    weighed: weighed.rows,
    bestF1: round(best?.f1, 4),
    precision: round(best?.precision, 4),
    recall: round(best?.recall, 4),
    bestWeight: round(best?.weight, 1),
    f1AtHalf: round(half?.f1, 4),
    blockedRecall: round(blockedTruePairs / truePairs, 4),
    clusterF1: round(together.f1, 4),
    clusterPrecision: round(together.precision, 4),
    clusterRecall: round(together.recall, 4),
    seconds,
    total: round(
      Object.values(seconds).reduce((sum, value) => sum + value, 0),
      3,
    ),
    peakMemory,
    processors,
    processor: round(
      Object.values(processors).reduce((sum, value) => sum + value, 0),
      2,
    ),
  }),
);
if (process.env.VERBOSE) showModel(trained.model);
await engine.close();

/** Columns that say who it is or that hold the truth are left out, as for the peers. */
async function propose(on: Engine, { notCompared }: BenchmarkSet, rows: WorkTable): Promise<LinkModel> {
  const columns = await on.all<{ column_name: string }>(sql`select column_name from (describe ${rows.name})`);
  const compared = columns.map((column) => column.column_name).filter((column) => !['id', 'cluster', ...notCompared].includes(column));
  return proposeModel(on, [table], { columns: compared });
}

function showModel({ comparisons, prior, reasons }: LinkModel): void {
  for (const comparison of comparisons)
    for (const { name: level, m, u } of comparison.levels)
      console.log(comparison.name.padEnd(24), level.padEnd(24), m?.toFixed(5), u?.toFixed(7), Math.log2((m ?? 1) / (u ?? 1)).toFixed(2));
  console.log(prior, reasons, trained.checks);
}
