import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Engine, openDuckDb, parameter, sql } from '../src/index.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openDuckDb({ memoryLimit: 2 ** 28, threads: 2 });
});
afterAll(() => engine.close());

test('a prepared query takes other texts each time, also asked at once, and a table that has changed', async () => {
  const table = await engine.materialize('names', sql`select * from (values (1, 'An'), (2, 'Bình')) v(id, name)`);
  await using query = await engine.prepare<{ id: number }>(
    sql`select id from ${table.name} where name = ${parameter(1)} or name = ${parameter(2)} order by id`,
  );
  const all = await Promise.all([query.all(['An', '']), query.all(['Bình', 'An']), query.all([null, "' or true --"])]);
  expect(all).toEqual([[{ id: 1 }], [{ id: 1 }, { id: 2 }], []]);
  await engine.run(sql`insert into ${table.name} values (3, 'An')`);
  expect(await query.all(['An', null])).toEqual([{ id: 1 }, { id: 3 }]);
});

test('a prepared query that cannot be planned or asked says why', async () => {
  await expect(engine.prepare(sql`select nothing`)).rejects.toThrowError(expect.objectContaining({ code: 'ENGINE_QUERY_FAILED' }));
  await using query = await engine.prepare(sql`select cast(${parameter(1)} as integer) as n`);
  await expect(query.all(['secret'])).rejects.toThrowError(expect.not.objectContaining({ message: expect.stringContaining('secret') }));
  expect(await query.all(['7'])).toEqual([{ n: 7 }]);
  expect(() => parameter(0)).toThrowError(TypeError);
});

test('closing the engine ends its prepared queries', async () => {
  const other = await openDuckDb({ memoryLimit: 2 ** 27, threads: 1 });
  const query = await other.prepare(sql`select ${parameter(1)} as x`);
  await other.close();
  await expect(query.all(['a'])).rejects.toThrowError(expect.objectContaining({ code: 'ENGINE_CLOSED' }));
  await query[Symbol.asyncDispose]();
});
