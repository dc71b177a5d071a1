import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { freshFolder, killAt, sogoc } from './run.ts';

const config = join(import.meta.dirname, '../../../examples/communes/sogoc.yaml');
const results = ['catalog.json', 'discrepancies.csv', 'discrepancies.parquet', 'origins.json', 'report.html', 'run.json', 'scorecard.json'];

it('leaves the last good result when killed midway, and starts clean the next time', async () => {
  const out = join(await freshFolder(), 'out');
  const args = ['survey', '--lang', 'en', '--out', out, '-f', config];
  expect(await killAt(args, /Profile each column 2/)).toBe('SIGKILL');
  expect((await readdir(out)).filter((name) => results.includes(name))).toEqual([]);
  expect((await sogoc(args)).status).toBe(0);
  const before = await Promise.all(results.map((name) => readFile(join(out, name))));
  expect(await killAt(args, /Find originals and copies/)).toBe('SIGKILL');
  expect(await Promise.all(results.map((name) => readFile(join(out, name))))).toEqual(before);
  expect((await sogoc(args)).status).toBe(0);
  const left = await readdir(out, { recursive: true });
  expect(left.filter((name) => /partial|scratch|lock/.test(name))).toEqual([]);
  expect(left.filter((name) => name.startsWith('lake') && name.endsWith('.parquet'))).toHaveLength(4);
});
