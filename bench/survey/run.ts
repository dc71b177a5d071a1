import { existsSync } from 'node:fs';
import { mkdir, readFile, rename } from 'node:fs/promises';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openDuckDb } from '@sogoc/engine';
import { runChild } from './child.ts';
import { generate } from './generate.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { folder: { type: 'string' }, memory: { type: 'string', default: '1GiB' }, from: { type: 'string', default: 'parquet,csv' } },
});
const scales = positionals.length > 0 ? positionals.map(Number) : [1_000_000];
if (scales.some((rows) => !Number.isInteger(rows) || rows < 1) || !/^\d+GiB$/.test(values.memory)) {
  console.error('Usage: node bench/survey/run.ts [ROWS ...] [--from parquet,csv] [--memory 1GiB] [--folder DIR]');
  process.exit(2);
}
const folder = values.folder ?? join(tmpdir(), 'sogoc-bench-survey');
await mkdir(folder, { recursive: true });
const sogoc = join(import.meta.dirname, '../../apps/cli/src/sogoc.ts');

interface Line {
  rows: number;
  from: string;
  total: number;
  stages: Record<string, number>;
  peak: number;
  processor: number | null;
  peerProcessor: number | null;
  summarize: number;
}

/** The generated table, made once. */
async function tableFile(rows: number, ending: string): Promise<string> {
  const path = join(folder, `residents-${rows}.${ending}`);
  if (existsSync(path)) return path;
  const beside = join(folder, `partial-${process.pid}.${ending}`);
  await using engine = await openDuckDb({ memoryLimit: 2 ** 30 });
  await generate(engine, rows, beside);
  await rename(beside, path);
  return path;
}

async function measure(rows: number, from: string): Promise<Line> {
  const parquet = await tableFile(rows, 'parquet');
  const source = from === 'parquet' ? parquet : await tableFile(rows, from);
  const out = join(folder, `out-${process.pid}`);
  const survey = await runChild(sogoc, ['survey', '--out', out, '--memory', values.memory, `residents=${source}`]);
  if (survey.status !== 0) throw new Error(`sogoc survey ended with ${survey.status}`);
  const run = JSON.parse(await readFile(join(out, 'run.json'), 'utf8')) as {
    stages: { name: string; milliseconds: number }[];
    peakMemoryBytes: number;
  };
  const peer = await runChild(join(import.meta.dirname, 'summarize.ts'), [parquet, String(Number.parseInt(values.memory, 10) * 2 ** 30)]);
  return {
    rows,
    from,
    total: survey.seconds,
    stages: Object.fromEntries(run.stages.map(({ name, milliseconds }) => [name, milliseconds / 1000])),
    processor: survey.processorSeconds,
    peerProcessor: peer.processorSeconds,
    peak: survey.peakMemory ?? run.peakMemoryBytes,
    summarize: Number(peer.output) / 1000,
  };
}

console.log(`Processors ${cpus().length}, load before ${loadavg()[0]?.toFixed(1)}, engine limit ${values.memory}`);
for (const rows of scales) {
  for (const from of values.from.split(',')) {
    const line = await measure(rows, from);
    const seconds = Object.entries(line.stages).map(([name, value]) => `${name} ${value.toFixed(1)}`);
    const processor = (value: number | null): string => (value === null ? 'unknown' : `${value.toFixed(1)} s`);
    console.log(`${rows} rows from ${from}: ${line.total.toFixed(1)} s (${seconds.join(', ')}), processor time ${processor(line.processor)}`);
    console.log(`  ${Math.round(rows / line.total)} rows/s, peak ${Math.round(line.peak / 2 ** 20)} MiB, load ${loadavg()[0]?.toFixed(1)}`);
    const ratio = ((line.stages.profile ?? 0) / line.summarize).toFixed(1);
    console.log(
      `  SUMMARIZE ${line.summarize.toFixed(1)} s (processor time ${processor(line.peerProcessor)}); the profile takes ${ratio} times that`,
    );
  }
}
