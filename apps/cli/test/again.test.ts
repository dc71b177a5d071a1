import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { freshFolder, sogoc } from './run.ts';

const register = (rows: number): string =>
  ['code,title', ...Array.from({ length: rows }, (_, at) => `C${at + 1000},Title ${at}`)].map((line) => `${line}\n`).join('');

it('says in two lines what changed since the last survey, and writes exports when asked', async () => {
  const folder = await freshFolder();
  const [file, out] = [join(folder, 'register.csv'), join(folder, 'out')];
  const survey = (...more: string[]): ReturnType<typeof sogoc> => sogoc(['survey', '--lang', 'en', '--out', out, ...more, `register=${file}`]);
  await writeFile(file, register(100));
  const first = await survey('--exports');
  expect(first.status).toBe(0);
  expect(first.stdout).not.toContain('Since the survey');
  expect(await readdir(out)).toEqual(expect.arrayContaining(['openlineage.json', 'quality.ttl']));
  await writeFile(file, register(50));
  const second = await survey();
  expect(second.stdout).toMatch(/^Since the survey of \d{2}\/\d{2}\/\d{4}: 0 discrepancies mended, 0 new, 0 staying\n.*out of the ordinary: 1$/m);
  expect(await readdir(out)).not.toContain('quality.ttl');
});
