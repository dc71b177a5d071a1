import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { violations } from './structure/check.ts';
import { importsOf } from './structure/imports.ts';

test('the house stands: no import runs against it', async () => {
  expect(await violations(join(import.meta.dirname, '..'))).toEqual([]);
});

describe('the check finds', () => {
  const roots: string[] = [];
  afterEach(async () => {
    await Promise.all(roots.splice(0).map((root) => rm(root, { recursive: true })));
  });

  const engine = { 'packages/engine/package.json': JSON.stringify({ name: '@sogoc/engine' }), 'packages/engine/src/index.ts': '' };
  const sources = (dependencies: object, text: string, file = 'src/index.ts') => ({
    'packages/sources/package.json': JSON.stringify({ name: '@sogoc/sources', dependencies }),
    [`packages/sources/${file}`]: text,
  });

  async function check(files: Record<string, string>): Promise<string[]> {
    const root = await mkdtemp(join(tmpdir(), 'house-'));
    roots.push(root);
    const all = { 'package.json': JSON.stringify({ workspaces: ['packages/*'], devDependencies: { vitest: '1' } }), ...files };
    for (const [path, text] of Object.entries(all)) {
      await mkdir(dirname(join(root, path)), { recursive: true });
      await writeFile(join(root, path), text);
    }
    return violations(root);
  }

  test('nothing in a sound tree', async () => {
    const text = "import type { Engine } from '@sogoc/engine';\nimport { rm } from 'node:fs/promises';\nimport pg from 'pg';\n";
    expect(await check({ ...engine, ...sources({ '@sogoc/engine': '1', pg: '1' }, text) })).toEqual([]);
  });

  test('an arrow that runs upwards, in code and in package.json', async () => {
    const upwards = { '@sogoc/sources': '1' };
    const found = await check({
      ...sources({}, ''),
      'packages/engine/package.json': JSON.stringify({ name: '@sogoc/engine', dependencies: upwards }),
      'packages/engine/src/index.ts': "import type { SourceKind } from '@sogoc/sources';",
    });
    expect(found).toEqual([
      'packages/engine/package.json: @sogoc/engine must not depend on @sogoc/sources',
      'packages/engine/src/index.ts: imports upwards: @sogoc/sources',
    ]);
  });

  test("an import that reaches into another's inside, by name or by path", async () => {
    const text = "import { a } from '@sogoc/engine/src/sql.ts';\nexport { b } from '../../engine/src/sql.ts';\n";
    expect(await check({ ...engine, ...sources({ '@sogoc/engine': '1' }, text) })).toEqual([
      "packages/sources/src/index.ts: reaches into another's inside: @sogoc/engine/src/sql.ts",
      'packages/sources/src/index.ts: reaches out of its workspace: ../../engine/src/sql.ts',
    ]);
  });

  test('a dependency that is used but not declared', async () => {
    expect(await check({ ...engine, ...sources({}, "import { Engine } from '@sogoc/engine';\nawait import('exceljs');") })).toEqual([
      'packages/sources/src/index.ts: imports @sogoc/engine, which packages/sources/package.json does not declare',
      'packages/sources/src/index.ts: imports exceljs, which packages/sources/package.json does not declare',
    ]);
  });

  test('a test library in a file that is no test', async () => {
    expect(await check(sources({}, "import { test } from 'vitest';", 'src/a.test.ts'))).toEqual([]);
    expect(await check(sources({}, "import { test } from 'vitest';", 'src/a.ts'))).toHaveLength(1);
  });

  test('HTTP and PostgreSQL in a library', async () => {
    const files = {
      'packages/profile/package.json': JSON.stringify({ name: '@sogoc/profile', dependencies: { pg: '1' } }),
      'packages/profile/src/index.ts': "import 'pg';\nimport http from 'node:http';",
    };
    expect(await check(files)).toEqual([
      'packages/profile/src/index.ts: a library must not import pg',
      'packages/profile/src/index.ts: a library must not import node:http',
    ]);
  });

  test('a cycle at run time, but not one of types', async () => {
    const found = await check({
      ...engine,
      'packages/engine/src/a.ts': "import { b } from './b.ts';",
      'packages/engine/src/b.ts': "export * from './c.ts';",
      'packages/engine/src/c.ts': "import { a } from './a.ts';\nimport type { d } from './d.ts';",
      'packages/engine/src/d.ts': "import { c } from './c.ts';",
    });
    expect(found).toEqual(['cycle: packages/engine/src/a.ts > packages/engine/src/b.ts > packages/engine/src/c.ts > packages/engine/src/a.ts']);
  });

  test('a file that is too long, unless it is data', async () => {
    const long = 'export {};\n'.repeat(301);
    expect(await check({ ...engine, 'packages/engine/src/long.ts': long, 'packages/engine/src/data/units.ts': long })).toEqual([
      'packages/engine/src/long.ts: 301 lines, more than 300',
    ]);
  });

  test('a workspace without a place', async () => {
    expect(await check({ 'packages/new/package.json': JSON.stringify({ name: '@sogoc/new' }) })).toEqual([
      'packages/new: @sogoc/new has no place in tests/structure/house.ts',
    ]);
  });

  test('every form of import', () => {
    const text = `
import a from 'a';
import b, { type c } from "b";
import type { d } from 'd';
import {
  e,
  f,
} from 'e';
export * from 'g';
export type { h } from 'h';
import 'i';
const j = await import('j');
const text = "from 'k'";
// import l from 'l';`;
    const found = importsOf(text).map(({ specifier, typeOnly }) => `${specifier}${typeOnly ? ' (type)' : ''}`);
    expect(found).toEqual(['a', 'b', 'd (type)', 'e', 'g', 'h (type)', 'i', 'j']);
  });
});
