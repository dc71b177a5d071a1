import { readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { openDuckDb, sql } from '@sogoc/engine';
import type { Catalog } from '@sogoc/survey';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startPostgres, type TestServer } from '../../../tests/servers/postgres.ts';
import { freshFolder, sogoc } from './run.ts';
import { zipBomb } from './zip-bomb.ts';

let folder: string;
let server: TestServer;
const silent = createServer(() => {});
let silentPort = 0;
const good = 'id,name\n1,An\n2,Bình\n3,Chi\n';

beforeAll(async () => {
  folder = await freshFolder();
  server = await startPostgres();
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  const address = silent.address();
  silentPort = typeof address === 'object' && address ? address.port : 0;
  await using engine = await openDuckDb();
  const parquet = join(folder, 'whole.parquet');
  await engine.writeParquet(sql`select i, i * 2 as j from range(10000) t(i)`, parquet);
  const bytes = await readFile(parquet);
  const wide = Array.from({ length: 2000 }, (_, n) => `c${n}`);
  const files: Record<string, string | Uint8Array> = {
    'good.csv': good,
    'header-only.csv': 'id,name\n',
    'nothing.csv': '',
    'wide.csv': `${wide.join(',')}\n${wide.map((_, n) => n).join(',')}\n${wide.map((_, n) => n + 1).join(',')}\n`,
    'quotes.csv': `id,name\n1,"An\n2,Bình\n${Array.from({ length: 50 }, (_, n) => `${n + 3},Chi`).join('\n')}\n`,
    'truncated.parquet': bytes.subarray(0, bytes.length - 200),
    'bomb.xlsx': await zipBomb(),
    'junk.bin': new Uint8Array([0, 1, 2, 3, 255, 254]),
  };
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
});
afterAll(async () => {
  silent.close();
  await server[Symbol.asyncDispose]();
});

async function surveyed(
  databases: Record<string, string>,
  environment: Record<string, string> = {},
): Promise<{ status: number; catalog: Catalog; text: string }> {
  const out = join(await freshFolder(), 'out');
  const names = Object.entries(databases).map(([name, source]) => `${name}=${source}`);
  const { status, stdout, stderr } = await sogoc(['survey', '--out', out, '--lang', 'en', ...names], { cwd: folder, environment });
  const catalog = JSON.parse(await readFile(join(out, 'catalog.json'), 'utf8')) as Catalog;
  return { status, catalog, text: stdout + stderr };
}

it('tells each broken file by code, place and remedy, and completes the others', async () => {
  const { status, catalog, text } = await surveyed({
    good: 'good.csv',
    missing: 'not-there.csv',
    nothing: 'nothing.csv',
    truncated: 'truncated.parquet',
    bomb: 'bomb.xlsx',
    junk: 'junk.bin',
  });
  expect(status).toBe(3);
  const codes = Object.fromEntries(
    catalog.databases.map(({ name, status: state, problems }) => [name, state === 'failed' ? problems[0]?.code : state]),
  );
  expect(codes).toEqual({
    good: 'read',
    missing: 'SOURCE_NOT_FOUND',
    nothing: 'SOURCE_EMPTY',
    truncated: 'SOURCE_BROKEN',
    bomb: 'SOURCE_TOO_LARGE',
    junk: 'SOURCE_UNKNOWN_KIND',
  });
  for (const { problems } of catalog.databases)
    for (const problem of problems) expect([problem.message, problem.place, problem.remedy].every((part) => part !== '')).toBe(true);
  expect(text).not.toMatch(/\n\s+at /);
});

it('tells a wrong password, a server that is down and one that hangs, and never a password', async () => {
  const at = (user: string, port: number): string => `postgres://${user}:\${SECRET}@127.0.0.1:${port}/register`;
  const closed = await freePort();
  const { status, catalog, text } = await surveyed(
    { good: 'good.csv', wrong: at('keeper', server.port), down: at('keeper', closed), hanging: at('keeper', silentPort) },
    { SECRET: 'not-the-p4ssw0rd' },
  );
  expect(status).toBe(3);
  const codes = Object.fromEntries(catalog.databases.map(({ name, problems }) => [name, problems[0]?.code]));
  expect(codes).toEqual({ good: undefined, wrong: 'SOURCE_AUTHENTICATION', down: 'SOURCE_UNREACHABLE', hanging: 'SOURCE_TIMEOUT' });
  expect(text + JSON.stringify(catalog)).not.toContain('not-the-p4ssw0rd');
});

it('reads an empty table, a table of 2,000 columns and a file of broken quotes', async () => {
  const { status, catalog } = await surveyed({ empty: 'header-only.csv', wide: 'wide.csv', quotes: 'quotes.csv' });
  expect(status).toBe(0);
  const [empty, wide, quotes] = catalog.databases.map(({ tables }) => tables[0]);
  expect([empty?.rows, empty?.columns.length]).toEqual([0, 2]);
  expect([wide?.rows, wide?.columns.length]).toEqual([2, 2000]);
  expect(quotes?.rows).toBeGreaterThanOrEqual(50);
  expect(quotes?.problems.length).toBeGreaterThan(0);
});

it('refuses what it was asked wrongly, before it reads anything', async () => {
  const out = join(await freshFolder(), 'out');
  const refused = async (...args: string[]): Promise<[number, string]> => {
    const { status, stderr } = await sogoc(['survey', ...args], { cwd: folder });
    return [status, /^[A-Z_]+(?=:)|error: .*/m.exec(stderr)?.[0] ?? stderr];
  };
  expect(await refused('--out', out, 'a=good.csv', 'A=good.csv')).toEqual([2, 'SURVEY_NAME_TWICE']);
  expect(await refused('--out', out)).toEqual([2, 'SURVEY_NO_DATABASES']);
  expect(await refused('--out', out, 'good.csv')).toEqual([2, 'SURVEY_BAD_NAME']);
  expect(await refused('--out', out, '../../x=good.csv')).toEqual([2, 'SURVEY_BAD_NAME']);
  expect(await refused('--out', join(folder, 'good.csv', 'under-a-file'), 'a=good.csv')).toEqual([2, 'SURVEY_OUTPUT_NOT_WRITABLE']);
  expect(await refused('--out', out, '-f', 'not-there.yaml')).toEqual([2, 'SURVEY_CONFIG_UNREADABLE']);
  expect((await refused('a=good.csv'))[0]).toBe(2);
  expect((await refused('--out', out, '--lang', 'fr', 'a=good.csv'))[0]).toBe(2);
});

it('says that nothing could be read, with each reason', async () => {
  const out = join(await freshFolder(), 'out');
  const { status, stderr } = await sogoc(['survey', '--out', out, '--lang', 'en', 'a=none.csv', 'b=none.xlsx'], { cwd: folder });
  expect(status).toBe(4);
  expect(stderr).toContain('SURVEY_NOTHING_READ');
  expect(stderr).toContain('none.xlsx');
});

it('speaks JSON to machines, for a result and for an error', async () => {
  const out = join(await freshFolder(), 'out');
  const ok = await sogoc(['survey', '--json', '--out', out, 'a=good.csv'], { cwd: folder });
  expect(JSON.parse(ok.stdout)).toMatchObject({ status: 0, out, run: { rows: 3, tables: 1 } });
  const failed = await sogoc(['survey', '--json', '--out', out, 'a=none.csv'], { cwd: folder });
  expect(JSON.parse(failed.stdout)).toMatchObject({ status: 4, error: { code: 'SURVEY_NOTHING_READ' } });
});

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}
