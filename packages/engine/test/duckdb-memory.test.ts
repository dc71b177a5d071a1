import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openDuckDb, sql } from '../src/index.ts';

const mebibyte = 2 ** 20;

test('streaming takes no more memory for ten times the rows', async () => {
  await using engine = await openDuckDb({ memoryLimit: 128 * mebibyte, threads: 2 });
  const growth = async (rows: number): Promise<number> => {
    const before = process.memoryUsage.rss();
    let most = before;
    let sum = 0;
    for await (const batch of engine.stream<{ i: number; text: string }>(sql`select i, 'commune ' || i as text from range(${rows}) as t(i)`)) {
      sum += batch.reduce((total, row) => total + row.i, 0);
      most = Math.max(most, process.memoryUsage.rss());
    }
    expect(sum).toBe((rows * (rows - 1)) / 2);
    return most - before;
  };
  await growth(200_000);
  expect(await growth(2_000_000)).toBeLessThan(96 * mebibyte);
});

test('rows from JavaScript take no more memory the more they are', async () => {
  await using engine = await openDuckDb({ memoryLimit: 64 * mebibyte, threads: 1 });
  const total = 2_000_000;
  const size = 5000;
  const resident: number[] = [];
  const batches = function* (): Generator<[number, string][]> {
    for (let start = 0; start < total; start += size) {
      resident.push(process.memoryUsage.rss());
      yield Array.from({ length: size }, (_, offset) => [start + offset, `commune ${start + offset} ${'x'.repeat(60)}`]);
    }
  };
  const columns = [
    { name: 'i', type: 'bigint' },
    { name: 'text', type: 'text' },
  ] as const;
  const table = await engine.ingest('many', columns, batches());
  const half = resident.length / 2;
  expect(Math.max(...resident.slice(half)) - Math.max(...resident.slice(0, half))).toBeLessThan(96 * mebibyte);
  expect(table.rows).toBe(total);
  expect(await engine.one(sql`select count(distinct i) as n, sum(length(text)) as characters from ${table.name}`)).toEqual({
    n: total,
    characters: 150_888_890,
  });
});

describe('with little memory', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'spill-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  const texts = sql`select hash(i) as h, md5(i::varchar) || md5((i + 1)::varchar) || md5((i + 2)::varchar) as text from range(1000000) as t(i)`;

  /** The most that lay in the folder while the work went on. */
  async function watchSpill<T>(work: Promise<T>): Promise<{ result: T; spilled: number }> {
    let spilled = 0;
    let isDone = false;
    const settled = work.finally(() => {
      isDone = true;
    });
    while (!isDone) {
      const names = await readdir(folder);
      const sizes = await Promise.all(
        names.map((name) =>
          stat(join(folder, name)).then(
            (found) => found.size,
            () => 0,
          ),
        ),
      );
      spilled = Math.max(
        spilled,
        sizes.reduce((sum, size) => sum + size, 0),
      );
      await Promise.race([settled.catch(() => undefined), new Promise((resolve) => setTimeout(resolve, 10))]);
    }
    return { result: await settled, spilled };
  }

  test('a sort spills and is right', async () => {
    await using engine = await openDuckDb({ memoryLimit: 64 * mebibyte, threads: 2, temporaryDirectory: folder });
    const sorted = sql`select row_number() over (order by h) as place, h, text, lag(h) over (order by h) as before from (${texts})`;
    const check = engine.one(
      sql`select count(*) as n, count(*) filter (where before > h) as wrong, max(place) as last, sum(length(text)) as characters from (${sorted})`,
    );
    const { result, spilled } = await watchSpill(check);
    expect(result).toEqual({ n: 1_000_000, wrong: 0, last: 1_000_000, characters: 96_000_000 });
    expect(spilled).toBeGreaterThan(mebibyte);
  });

  test('a grouping spills and is right', async () => {
    await using engine = await openDuckDb({ memoryLimit: 64 * mebibyte, threads: 2, temporaryDirectory: folder });
    const grouped = sql`select text, count(*) as n from (${texts} union all ${texts}) group by text`;
    const { result, spilled } = await watchSpill(engine.one(sql`select count(*) as groups, min(n) as least, max(n) as most from (${grouped})`));
    expect(result).toEqual({ groups: 1_000_000, least: 2, most: 2 });
    expect(spilled).toBeGreaterThan(mebibyte);
  });

  test('a work table may be larger than the memory', async () => {
    await using engine = await openDuckDb({ memoryLimit: 64 * mebibyte, threads: 2, temporaryDirectory: folder });
    const table = await engine.materialize('texts', texts);
    expect(await engine.one(sql`select count(*) as n, sum(length(text)) as characters from ${table.name}`)).toEqual({
      n: 1_000_000,
      characters: 96_000_000,
    });
    expect(await readdir(folder)).not.toEqual([]);
    await engine.close();
    expect(await readdir(folder)).toEqual([]);
  });

  test('what cannot spill says that memory is short', async () => {
    await using engine = await openDuckDb({ memoryLimit: 32 * mebibyte, threads: 2, temporaryDirectory: folder });
    await expect(engine.all(sql`select max(len(l)) as n from (select list(text) as l from (${texts}))`)).rejects.toMatchObject({
      code: 'ENGINE_OUT_OF_MEMORY',
    });
    expect(await engine.one(sql`select 1 as i`)).toEqual({ i: 1 });
  });

  test('a full temporary disk says so', async () => {
    await using engine = await openDuckDb({ memoryLimit: 32 * mebibyte, threads: 2, temporaryDirectory: folder, temporaryLimit: mebibyte });
    await expect(engine.materialize('texts', texts)).rejects.toMatchObject({ code: 'ENGINE_DISK_FULL' });
    expect(await engine.one(sql`select 1 as i`)).toEqual({ i: 1 });
  });
});
