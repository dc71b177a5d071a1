import { type Engine, sql } from '@sogoc/engine';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { linkTables } from '../src/index.ts';
import { openTestEngine } from './engine.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openTestEngine();
});
afterAll(() => engine.close());

const colours = sql`['Red', 'Green', 'Blue', 'Black', 'White', 'Silver']`;
const plate = sql`chr(65 + cast(i * 7 % 26 as integer)) || lpad(cast(i * 7919 % 100003 as varchar), 5, '0')`;
const mail = sql`'Owner' || i * 7907 % 100019 || '@Example.com'`;

test('codes, colours and addresses of mail meet that one table writes in another way', async () => {
  const first = sql`(select 'r' || i as no, substr(${plate}, 1, 3) || '-' || substr(${plate}, 4) as plate, ${colours}[1 + i % 6] as colour, ${mail} as mail from range(0, 400) t(i))`;
  const second = sql`(select 's' || i as id, ${plate} as plate, upper(${colours}[1 + i % 6]) as colour, upper(${mail}) as mail from range(250, 600) t(i))`;
  await using linked = await linkTables(engine, [
    { name: 'a', relation: first, columns: ['no', 'plate', 'colour', 'mail'] },
    { name: 'b', relation: second, columns: ['id', 'plate', 'colour', 'mail'], key: 'id' },
  ]);
  expect(linked.model.comparisons.map(({ inputs }) => inputs[0])).toEqual([
    { column: 'plate', steps: ['fold', 'without-blanks'] },
    { column: 'colour', steps: ['lower'] },
    { column: 'mail', steps: ['lower'] },
  ]);
  const right = await engine.one<{ n: number }>(
    sql`select count(*) as n from ${linked.linked.name} p join ${linked.prepared.records.name} l on l.rid = p.l join ${linked.prepared.records.name} r on r.rid = p.r
      where substr(l.key, 2) = substr(r.key, 2)`,
  );
  expect([right.n, linked.links]).toEqual([150, 150]);
});

test('what all write alike is compared as it is', async () => {
  const records = sql`(select 'r' || i as no, substr(${plate}, 1, 3) || '-' || substr(${plate}, 4) as plate, ${colours}[1 + i % 6] as colour from range(0, 300) t(i))`;
  await using linked = await linkTables(engine, [
    { name: 'a', relation: records, columns: ['no', 'plate', 'colour'] },
    { name: 'b', relation: records, columns: ['no', 'plate', 'colour'] },
  ]);
  expect(linked.model.comparisons.flatMap(({ inputs }) => inputs.flatMap(({ steps }) => steps ?? []))).toEqual([]);
});
