import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const pages = ['link-records.md', 'move-from-splink.md'];
let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(root, 'packages/linkage/test/.how-to-'));
});
afterAll(() => rm(directory, { recursive: true }));

async function examples(page: string): Promise<string[]> {
  const text = await readFile(join(root, 'docs/how-to', page), 'utf8');
  return [...text.matchAll(/```ts\n(.*?)```/gs)].map((match) => match[1] ?? '');
}

async function run(name: string, code: string): Promise<string> {
  const file = join(directory, `${name}.ts`);
  await writeFile(file, code);
  const { stdout } = await promisify(execFile)(process.execPath, [file], { cwd: root, env: { ...process.env, OUT: join(directory, 'found') } });
  return stdout;
}

test('the examples of the how-to pages run', { timeout: 120_000 }, async () => {
  const printed: string[] = [];
  for (const page of pages) for (const [index, code] of (await examples(page)).entries()) printed.push(await run(`${page}-${index}`, code));
  expect(printed).toHaveLength(4);
  expect(printed[0]).toMatch(/^1000 records, \d+ persons/);
  expect(Number(/F1 (0\.\d+)/.exec(printed[1] ?? '')?.[1])).toBeGreaterThan(0.85);
  expect(printed[2]).toBe('Điện thoại\n');
  expect(printed[3]).toMatch(/^\d+ pairs/);
  expect((await readdir(join(directory, 'found'))).sort()).toEqual(['clusters.parquet', 'model.json', 'pairs.parquet', 'report.html']);
});
