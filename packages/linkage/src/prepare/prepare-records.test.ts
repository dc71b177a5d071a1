import { sql } from '@sogoc/engine';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { emptyModel, openTestEngine } from '../../test/engine.ts';
import { blockOn, exactComparison } from '../compare/ready-made.ts';
import { prepareRecords } from './prepare-records.ts';

let engine: Awaited<ReturnType<typeof openTestEngine>>;
beforeAll(async () => {
  engine = await openTestEngine();
});
afterAll(() => engine.close());

test('keys are checked whether rules number the records before or after', async () => {
  const rows = sql`select * from (values ('b', 'x', '1;2'), ('a', 'x', '2'), ('c', 'y', '2;3')) v(id, code, tags)`;
  const plain = [blockOn('code')];
  const listed = [blockOn({ column: 'tags', steps: [{ split: ';' }] })];
  for (const blocking of [plain, listed]) {
    const model = { ...emptyModel, blocking, comparisons: [exactComparison('code')] };
    const table = (relation: typeof rows) => ({ name: 't', relation, key: sql`id` });
    // The same key in two tables names two records.
    const [one, two] = [table(sql`(${rows})`), { ...table(sql`(${rows})`), name: 'u' }];
    await using prepared = await prepareRecords(engine, [one, two], model);
    expect(await engine.all(sql`select source, key from ${prepared.records.name} order by rid`)).toEqual(
      [0, 1].flatMap((source) => ['a', 'b', 'c'].map((key) => ({ source, key }))),
    );
    const again = table(sql`(${rows} union all select 'a', 'z', null)`);
    await expect(prepareRecords(engine, [one, { ...again, name: 'u' }], model)).rejects.toMatchObject({ code: 'LINK_KEY_REPEATS', place: 'u' });
    const missing = table(sql`(${rows} union all select null, 'z', null)`);
    await expect(prepareRecords(engine, [missing], model)).rejects.toMatchObject({ code: 'LINK_KEY_MISSING', place: 't' });
  }
});

test('nothing is left of records that cannot be prepared, nor of those that are let go', async () => {
  const tables = async () => (await engine.all(sql`select table_name from duckdb_tables() where table_name like 'link_%'`)).length;
  const rows = (second: string) => sql`(select * from (values ('a', 'x', '1;2'), (${second}, 'x', '2')) v(id, code, tags))`;
  const before = await tables();
  for (const blocking of [[blockOn('code')], [blockOn({ column: 'tags', steps: [{ split: ';' }] })]]) {
    const model = { ...emptyModel, blocking, comparisons: [exactComparison('code'), exactComparison('tags')] };
    const prepare = (second: string) => prepareRecords(engine, [{ name: 't', relation: rows(second), key: sql`id` }], model);
    await expect(prepare('a')).rejects.toMatchObject({ code: 'LINK_KEY_REPEATS' });
    expect(await tables()).toBe(before);
    const prepared = await prepare('b');
    expect(await tables()).toBeGreaterThan(before);
    await prepared[Symbol.asyncDispose]();
    expect(await tables()).toBe(before);
  }
});

test('codes that differ in a few digits have codes and blocks of their own', async () => {
  const codes = sql`select range as id, printf('%08d%08d%08d', range % 100, range // 100 % 100, range // 10000) as code from range(50000)`;
  const table = await engine.materialize('codes', codes);
  const model = { ...emptyModel, blocking: [blockOn({ column: 'code', steps: ['lower'] })], comparisons: [exactComparison('code')] };
  await using prepared = await prepareRecords(engine, [{ name: 'codes', relation: sql`${table.name}`, key: sql`id` }], model);
  const counted = await engine.one(
    sql`select count(distinct c0) as codes, count(distinct b0) as blocks, count(distinct rid) as records from ${prepared.records.name}`,
  );
  expect(counted).toEqual({ codes: 50_000, blocks: 50_000, records: 50_000 });
  expect(prepared.dictionaries[0]?.rows).toBe(50_000);
});
