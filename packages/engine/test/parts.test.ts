import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openDuckDb, sql } from '../src/index.ts';

test('of files that are read as one, rows count through, and every so many rows are those of each file', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'engine-parts-'));
  await using engine = await openDuckDb({ memoryLimit: 2 ** 28, threads: 2 });
  try {
    const parts = [250_003, 0, 7, 130_001].map((rows, at) => ({ path: join(folder, `${at}.parquet`), rows }));
    let firstRow = 0;
    const placed = [];
    for (const { path, rows } of parts) {
      await engine.writeParquet(sql`select i, 'x' || i as text from range(${rows}) as t(i)`, path);
      placed.push({ path, firstRow });
      firstRow += rows;
    }
    const { dialect } = engine;
    const told = sql`count(*) as rows, sum(file_row_number) as numbers, sum(i) as own, sum(part_number) as parts, count(distinct text) as texts`;
    const all = sql`select * from ${dialect.readParts(placed)} a`;
    expect(await engine.one(sql`select min(file_row_number) as first, max(file_row_number) as last from (${all}) a`)).toEqual({
      first: 0,
      last: 380_010,
    });
    const asked = await engine.one(sql`select ${told} from ${dialect.readParts(placed, { every: 64, from: 32 })} s`);
    expect(asked).toEqual(await engine.one(sql`select ${told} from (${all}) a where i % 64 = 32`));
    expect(asked).toMatchObject({ rows: 3_906 + 2_031 });
  } finally {
    await rm(folder, { recursive: true });
  }
});
