import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
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

async function run(name: string, code: string, at = directory): Promise<string> {
  const file = join(at, `${name}.ts`);
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

test('the first example runs with the packages that npm would install', { timeout: 120_000 }, async () => {
  const user = join(directory, 'user');
  await mkdir(user);
  // A project of its own: else the library would resolve its own name to itself.
  await writeFile(join(user, 'package.json'), '{ "type": "module" }');
  const { stdout } = await promisify(execFile)(process.execPath, ['packages/pack.ts', user, 'linkage'], { cwd: root });
  for (const tarball of stdout.trim().split('\n')) {
    const home = join(user, 'node_modules/@sogoc', /sogoc-(\w+)-/.exec(tarball)?.[1] ?? '');
    await mkdir(home, { recursive: true });
    await promisify(execFile)('tar', ['-xzf', tarball, '-C', home, '--strip-components=1']);
  }
  const [first = ''] = await examples('link-records.md');
  expect(await run('first', first, user)).toMatch(/^1000 records, \d+ persons/);
  const manifest = JSON.parse(await readFile(join(user, 'node_modules/@sogoc/linkage/package.json'), 'utf8')) as { dependencies: object };
  expect(Object.keys(manifest.dependencies)).toEqual(['@sogoc/engine']);
});
