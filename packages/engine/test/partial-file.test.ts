import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDuckDb, removeStalePartials, writeWhole } from '../src/index.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'partial-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** Runs a program in a process of its own until it says `ready`, then kills it. @returns its process id. */
async function killed(program: string): Promise<number> {
  const child = spawn(process.execPath, ['--input-type=module-typescript', '--eval', program], {
    cwd: import.meta.dirname,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  child.kill('SIGKILL');
  await once(child, 'exit');
  return child.pid ?? 0;
}

test('a file is whole or not there', async () => {
  const path = join(folder, 'report.json');
  expect(await writeWhole(path, (beside) => writeFile(beside, 'good').then(() => 'result'))).toBe('result');
  const failing = writeWhole(path, async (beside) => {
    await writeFile(beside, 'half');
    throw new Error('stopped');
  });
  await expect(failing).rejects.toThrow('stopped');
  expect(await readFile(path, 'utf8')).toBe('good');
  expect(await readdir(folder)).toEqual(['report.json']);
});

test('what a killed run left is removed, and only that', async () => {
  const lake = join(folder, 'lake', 'communes');
  await mkdir(lake, { recursive: true });
  const good = join(lake, 'units.parquet');
  await writeFile(good, 'good');
  await killed(`
    import { writeWhole } from '../src/index.ts';
    import { writeFile } from 'node:fs/promises';
    await writeWhole(${JSON.stringify(good)}, async (beside) => {
      await writeFile(beside, 'half');
      console.log('ready');
      await new Promise((resolve) => setTimeout(resolve, 60_000));
    });`);
  expect(await readdir(lake)).toHaveLength(2);

  await writeWhole(join(lake, 'other.parquet'), async (beside) => {
    await writeFile(beside, 'written now');
    expect(await removeStalePartials(folder)).toBe(1);
  });
  expect((await readdir(lake)).toSorted()).toEqual(['other.parquet', 'units.parquet']);
  expect(await readFile(good, 'utf8')).toBe('good');
  expect(await removeStalePartials(join(folder, 'nowhere'))).toBe(0);
});

test('the temporary folder of a killed run is removed by the next', async () => {
  const pid = await killed(`
    import { openDuckDb } from '../src/index.ts';
    await openDuckDb();
    console.log('ready');
    setTimeout(() => undefined, 60_000);`);
  const left = async (): Promise<string[]> => (await readdir(tmpdir())).filter((name) => name.startsWith(`sogoc-${pid}-`));
  expect(await left()).toHaveLength(1);
  await (await openDuckDb({ memoryLimit: 2 ** 28 })).close();
  expect(await left()).toEqual([]);
});
