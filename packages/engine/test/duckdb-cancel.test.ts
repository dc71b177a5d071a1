import { getEventListeners } from 'node:events';
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Engine, openDuckDb, type RunOptions, sql } from '../src/index.ts';

/** Takes minutes unless it is stopped. */
const endless = sql`select sum(hash(a.i * b.i)) as total from range(1000000) as a(i), range(1000000) as b(i)`;
const manyRows = sql`select i, 'x' || i as text from range(50000000) as t(i)`;

let engine: Engine;
let folder: string;
beforeAll(async () => {
  engine = await openDuckDb({ memoryLimit: 2 ** 29, threads: 2 });
  folder = await mkdtemp(join(tmpdir(), 'engine-'));
});
afterAll(async () => {
  await engine.close();
  await rm(folder, { recursive: true });
});

async function* hangs(): AsyncGenerator<number[][]> {
  yield [[1]];
  await new Promise(() => undefined);
}

const work: [string, (engine: Engine, options: RunOptions) => Promise<unknown>][] = [
  ['all', (on, options) => on.all(endless, options)],
  ['one', (on, options) => on.one(endless, options)],
  ['run', (on, options) => on.run(endless, options)],
  ['stream', (on, options) => Array.fromAsync(on.stream(endless, options))],
  [
    'stream between batches',
    async (on, options) => {
      for await (const rows of on.stream(manyRows, options)) await sleep(rows.length > 0 ? 5 : 0);
    },
  ],
  ['materialize', (on, options) => on.materialize('endless', endless, options)],
  ['ingest', (on, options) => on.ingest('endless', [{ name: 'i', type: 'bigint' }], hangs(), options)],
  ['writeParquet', (on, options) => on.writeParquet(endless, join(folder, 'endless.parquet'), options)],
];

const tables = sql`select table_name from information_schema.tables`;

describe.each(work)('%s', (_, start) => {
  test('is cancelled while it runs', async () => {
    const controller = new AbortController();
    const running = start(engine, { signal: controller.signal });
    setTimeout(() => controller.abort(), 60);
    const begun = performance.now();
    await expect(running).rejects.toMatchObject({ code: 'ENGINE_CANCELLED' });
    expect(performance.now() - begun).toBeLessThan(5000);
  });

  test('is cancelled before it starts, and at once', async () => {
    await expect(start(engine, { signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'ENGINE_CANCELLED' });
    const controller = new AbortController();
    const running = start(engine, { signal: controller.signal });
    controller.abort();
    await expect(running).rejects.toMatchObject({ code: 'ENGINE_CANCELLED' });
  });

  test('ends when the engine closes', async () => {
    const other = await openDuckDb({ memoryLimit: 2 ** 29, threads: 2 });
    const ended = expect(start(other, {})).rejects.toMatchObject({ code: 'ENGINE_CLOSED' });
    await sleep(60);
    await other.close();
    await ended;
    await expect(start(other, {})).rejects.toMatchObject({ code: 'ENGINE_CLOSED' });
  });
});

test('nothing is left of cancelled work, and the engine goes on', async () => {
  expect(await engine.all(tables)).toEqual([]);
  expect(await readdir(folder)).toEqual([]);
  expect(await engine.one(sql`select 1 as i`)).toEqual({ i: 1 });
});

test('a signal may be used for many pieces of work and is let go', async () => {
  const { signal } = new AbortController();
  for (let i = 0; i < 50; i++) await engine.one(sql`select 1`, { signal });
  expect(getEventListeners(signal, 'abort')).toEqual([]);
});

test('a consumer may break off a stream', async () => {
  let rows = 0;
  for await (const batch of engine.stream(manyRows)) {
    rows += batch.length;
    if (rows > 10_000) break;
  }
  expect(rows).toBeLessThan(20_000);
  expect(await engine.one(sql`select 1 as i`)).toEqual({ i: 1 });
});

test('the engine closes while a stream waits for its consumer', async () => {
  const other = await openDuckDb({ memoryLimit: 2 ** 29 });
  const stream = other.stream(manyRows);
  await stream.next();
  await other.close();
  await expect(stream.next()).rejects.toMatchObject({ code: 'ENGINE_CLOSED' });
});

test('progress grows from 0 to 1 at most', async () => {
  await using table = await engine.materialize('texts', sql`select 'abcdefgh' || i as text from range(3000000) as t(i)`);
  const shares: number[] = [];
  await engine.one(sql`select max(levenshtein(text, 'hgfedcba' || text)) as most from ${table.name}`, { onProgress: (share) => shares.push(share) });
  expect(shares.length).toBeGreaterThan(0);
  expect(shares).toEqual(shares.toSorted((a, b) => a - b));
  expect(shares.every((share) => share >= 0 && share <= 1)).toBe(true);
});

describe('a Parquet file', () => {
  const path = (): string => join(folder, "it's [1]*.parquet");
  const read = () => engine.all(sql`select * from ${engine.dialect.readParquet([path()], { rowNumber: true })}`);

  test('is written whole and replaced whole', async () => {
    expect(await engine.writeParquet(sql`select 'cũ' as text`, path())).toBe(1);
    expect(await engine.writeParquet(sql`select 'mới' as text union all select 'hai' order by 1 desc`, path())).toBe(2);
    expect(await read()).toEqual([
      { text: 'mới', file_row_number: 0 },
      { text: 'hai', file_row_number: 1 },
    ]);
  });

  test.each([
    ['an error', () => engine.writeParquet(sql`select cast(i as utinyint) as text from range(1000000) as t(i)`, path()), 'ENGINE_QUERY_FAILED'],
    [
      'a cancel',
      async () => {
        const controller = new AbortController();
        const running = engine.writeParquet(manyRows, path(), { signal: controller.signal });
        while (!(await readdir(folder)).some((name) => name.endsWith('.partial'))) await sleep(5);
        controller.abort();
        await running;
      },
      'ENGINE_CANCELLED',
    ],
  ])('survives %s', async (_, fail, code) => {
    const before = await stat(path());
    await expect(fail()).rejects.toMatchObject({ code });
    expect((await stat(path())).mtimeMs).toBe(before.mtimeMs);
    expect(await readdir(folder)).toEqual(["it's [1]*.parquet"]);
    expect(await read()).toHaveLength(2);
  });

  test('that cannot be written is named', async () => {
    await writeFile(join(folder, 'file'), '');
    await expect(engine.writeParquet(sql`select 1`, join(folder, 'file', 'a.parquet'))).rejects.toThrow('a.parquet');
    await rm(join(folder, 'file'));
  });

  test('takes many writers at once', async () => {
    const values = [1, 2, 3, 4, 5];
    await Promise.all(values.map((value) => engine.writeParquet(sql`select ${value} as i`, path())));
    expect(await readdir(folder)).toHaveLength(1);
    expect(await read()).toHaveLength(1);
  });
});
