import { mkdtemp, readdir, readFile } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Engine, openDuckDb } from '@sogoc/engine';
import { type ColumnMatch, matchColumns } from '@sogoc/origin';
import { profileTable, type TableProfile } from '@sogoc/profile';
import { landDatabase } from '@sogoc/sources';
import { vietnam } from '@sogoc/vietnam';
import { meanReciprocalRank, recallAtTruth, type TruePair } from './score.ts';

const [folder, ...flags] = process.argv.slice(2);
if (!folder) {
  console.error('Usage: node bench/matching/run.ts FOLDER [--wrong]   (FOLDER holds target.csv.gz and a folder for each source)');
  process.exit(2);
}
const limits = { statementTimeout: 600_000, connectTimeout: 10_000, maxUnpacked: 2 ** 31, maxColumns: 10_000 };
const lake = await mkdtemp(join(tmpdir(), 'sogoc-bench-matching-'));

async function read(engine: Engine, name: string, source: string): Promise<TableProfile> {
  const landed = await landDatabase({ name, source, baseDirectory: process.cwd() }, { engine, lake, snapshot: name, environment: {}, limits });
  const [table] = landed.tables;
  if (!table) throw new Error(`${source} holds no table`);
  return profileTable(engine, { ...table, database: name, table: table.name }, { pack: vietnam });
}

async function truthOf(name: string): Promise<TruePair[]> {
  const [, ...lines] = (await readFile(join(folder ?? '', name, 'groundtruth.csv'), 'utf8')).trim().split(/\r?\n/);
  return lines.map((line) => line.split(',')).map(([source = '', target = '']) => ({ source, target }));
}

function tellWrong(matches: readonly ColumnMatch[], truth: readonly TruePair[]): void {
  for (const source of new Set(truth.map((pair) => pair.source))) {
    const targets = truth.filter((pair) => pair.source === source).map((pair) => pair.target);
    const candidates = matches.find((match) => match.source.column === source)?.candidates ?? [];
    const rank = candidates.findIndex(({ column }) => targets.includes(column)) + 1;
    if (rank !== 1)
      console.log(`    ${source}: rank ${rank || 'none'} of ${targets.join(', ')}; first ${candidates[0]?.column} ${candidates[0]?.score}`);
  }
}

await using engine = await openDuckDb({ memoryLimit: 2 ** 30 });
const startedTarget = performance.now();
const target = await read(engine, 'target', join(folder, 'target.csv.gz'));
console.log(`load ${loadavg()[0]?.toFixed(1)}; target: ${target.columns.length} columns read and profiled in ${seconds(startedTarget)} s`);
const results: { mrr: number; recall: number; seconds: number }[] = [];
for (const { name } of (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isDirectory())) {
  const truth = await truthOf(name);
  const started = performance.now();
  const source = await read(engine, name, join(folder, name, 'source.csv'));
  const matches = await matchColumns(engine, [source], [target], { pack: vietnam });
  const result = { mrr: meanReciprocalRank(matches, truth), recall: recallAtTruth(matches, truth), seconds: Number(seconds(started)) };
  results.push(result);
  console.log(`${name}: ${truth.length} true pairs, MRR ${result.mrr.toFixed(3)}, recall at truth ${result.recall.toFixed(3)}, ${result.seconds} s`);
  if (flags.includes('--wrong')) tellWrong(matches, truth);
}
const mean = (of: (one: (typeof results)[number]) => number): string => (results.reduce((sum, one) => sum + of(one), 0) / results.length).toFixed(3);
console.log(`mean: MRR ${mean(({ mrr }) => mrr)}, recall at truth ${mean(({ recall }) => recall)}, ${mean((one) => one.seconds)} s a source`);

function seconds(since: number): string {
  return ((performance.now() - since) / 1000).toFixed(2);
}
