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
