import { mkdir } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { measure, median, type Run, tableFile } from './measure.ts';

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
const setting = { folder, memory: Number.parseInt(values.memory, 10) * 2 ** 30 };

/** Up to this many rows a run is short enough to be done three times. */
const short = 1_000_000;

function print(rows: number, from: string, run: Run): void {
  const { seconds, stages, processorSeconds, peakMemory, peerSeconds, peerProcessorSeconds, load } = run;
  const stage = Object.entries(stages).map(([name, value]) => `${name} ${value.toFixed(1)}`);
  const ratio = (a: number, b: number): string => (a / b).toFixed(1);
  console.log(`${rows} rows from ${from}`);
  console.log(
    `  ${ratio(seconds, peerSeconds)} times SUMMARIZE on the clock, ${ratio(processorSeconds, peerProcessorSeconds)} times in processor seconds`,
  );
  console.log(`  ${seconds.toFixed(1)} s (${stage.join(', ')}), processor ${processorSeconds.toFixed(1)} s, ${Math.round(rows / seconds)} rows/s`);
  console.log(`  SUMMARIZE ${peerSeconds.toFixed(1)} s, processor ${peerProcessorSeconds.toFixed(1)} s`);
  console.log(`  peak ${Math.round(peakMemory / 2 ** 20)} MiB, load before ${load.toFixed(1)}`);
}

console.log(`Processors ${cpus().length}, engine limit ${values.memory}`);
for (const rows of scales) {
  for (const from of values.from.split(',')) {
    const source = await tableFile(rows, from, setting);
    const runs: Run[] = [];
    for (let n = 0; n < (rows <= short ? 3 : 1); n += 1) runs.push(await measure(source, setting));
    const middle = median(runs);
    if (middle) print(rows, from, middle);
  }
}
