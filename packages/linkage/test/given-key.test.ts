import { type Engine, sql } from '@sogoc/engine';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { linkTables } from '../src/index.ts';
import { openTestEngine } from './engine.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openTestEngine();
});
afterAll(() => engine.close());

test('records that lack the key that was given are named by the number of their row', async () => {
  const relation = sql`(select case when i % 10 > 0 then 'c' || i end as card, 'p' || i * 7919 % 151 || '@example.com' as mail, 'town ' || i % 7 as town from range(0, 200) t(i))`;
  await using linked = await linkTables(engine, [{ name: 'a', relation, columns: ['card', 'mail', 'town'], key: 'card' }]);
  expect(linked.keys).toEqual([{ source: 'a', key: 'card', unnamed: 20 }]);
  const named = await engine.one<{ n: number; rows: number }>(
    sql`select count(distinct record_key) as n, count(case when record_key like '#%' then 1 end) as rows from ${linked.entityTable.name}`,
  );
  expect(named).toEqual({ n: 200, rows: 20 });
});

test('columns that a model asks for and a table lacks are all named', async () => {
  const relation = sql`(select 'c' || i as card, 'p' || i * 7919 % 151 || '@example.com' as mail, 'town ' || i % 7 as town from range(0, 200) t(i))`;
  const source = { name: 'a', relation, columns: ['card', 'mail', 'town'] };
  await using linked = await linkTables(engine, [source]);
  const fewer = { name: 'a', relation: sql`(select card from ${relation} r)`, columns: ['card'] };
  await expect(linkTables(engine, [fewer], { model: linked.model })).rejects.toMatchObject({
    code: 'LINK_COLUMN_MISSING',
    place: expect.stringMatching(/^a: (mail, town|town, mail) \(card/),
  });
});
