import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { generateProvince } from '@sogoc/demo';
import { openDuckDb } from '@sogoc/engine';
import { attributes, found, precision } from './measure.ts';

// Makes a province, surveys it with the command line, and prints what was found of what is known.
const { values } = parseArgs({
  options: {
    people: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '1' },
    variant: { type: 'string', default: '0' },
    folder: { type: 'string' },
  },
});
const folder = values.folder ?? join(tmpdir(), `sogoc-bench-province-${values.people}-${values.seed}-${values.variant}`);
const [province, survey] = [join(folder, 'province'), join(folder, 'survey')];

const made = await generateProvince({ out: province, people: Number(values.people), seed: Number(values.seed), variant: Number(values.variant) });
const peak = (bytes: number): string => `peak ${Math.round(bytes / 2 ** 20)} MiB, load ${loadavg()[0]?.toFixed(1)}`;
console.log(`\nMade: ${made.rows} rows, ${made.errors} errors in ${(made.milliseconds / 1000).toFixed(1)} s; ${peak(made.peakMemoryBytes)}`);

const child = spawnSync(
  process.execPath,
  [join(import.meta.dirname, '../../apps/cli/src/sogoc.ts'), 'survey', '-f', join(province, 'sogoc.yaml'), '--out', survey],
  {
    stdio: ['ignore', 'ignore', 'inherit'],
  },
);
const run = JSON.parse(readFileSync(join(survey, 'run.json'), 'utf8')) as {
  stages: { name: string; milliseconds: number }[];
  peakMemoryBytes: number;
};
const stages = run.stages.map(({ name, milliseconds }) => `${name} ${(milliseconds / 1000).toFixed(1)} s`).join(', ');
console.log(`Surveyed (exit status ${child.status}): ${stages}; ${peak(run.peakMemoryBytes)}\n`);

const engine = await openDuckDb({ memoryLimit: 2 ** 30 });
const share = (part: number, whole: number): string => (whole === 0 ? '-' : `${((part / whole) * 100).toFixed(1)} %`);
const { kinds, otherwise, hidden } = await found(engine, province, survey);
console.log('| kind | planted | seen by no rule | reported | of the others | under that kind |\n|---|---|---|---|---|---|');
for (const row of kinds) {
  const visible = row.planted - row.hidden;
  const shares = [share(row.reported, visible), share(row.asKind, visible)];
  console.log(`| ${row.kind} | ${row.planted} | ${row.hidden} | ${row.reported} | ${shares.join(' | ')} |`);
}
console.log('\n| kind | reported, but as | errors |\n|---|---|---|');
for (const row of otherwise) console.log(`| ${row.kind} | ${row.as} | ${row.errors} |`);
console.log('\n| kind | seen by no rule, because | errors |\n|---|---|---|');
for (const row of hidden) console.log(`| ${row.kind} | ${row.reason} | ${row.errors} |`);
console.log('\n| kind | reports | on a planted error | or at its original |\n|---|---|---|---|');
for (const row of await precision(engine, province, survey))
  console.log(`| ${row.kind} | ${row.reported} | ${share(row.planted, row.reported)} | ${share(row.planted + row.elsewhere, row.reported)} |`);
console.log('\n| attribute | original | copies | put together | called copies |\n|---|---|---|---|---|');
for (const row of await attributes(province, survey))
  console.log(`| ${row.attribute} | ${row.original} | ${row.copies} | ${row.together} | ${row.calledCopy} |`);
await engine.close();
