import { type Engine, id, type Sql, sql } from '@sogoc/engine';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { linkTables, type SourceTable } from '../src/index.ts';
import { openTestEngine } from './engine.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openTestEngine();
});
afterAll(() => engine.close());

/** A table of records from number `first` to before `end`, with a column of its own that no other table has. */
const list = (name: string, first: number, end: number, shared: Sql): SourceTable => ({
  name,
  relation: sql`(select ${name} || i as ${id(`no_${name}`)}, ${shared} as mail, ${`${name} `} || (i * 7) % 13 as ${id(`own_${name}`)} from range(${first}, ${end}) t(i))`,
  columns: [`no_${name}`, 'mail', `own_${name}`],
});

test('two lists that share one column meet where they agree in it more often than within either of them', async () => {
  const mail = sql`'p' || (i * 7919) % 100003 || '@example.com'`;
  await using linked = await linkTables(engine, [list('a', 0, 300, mail), list('b', 180, 400, mail)]);
  const right = await engine.one<{ n: number }>(
    sql`select count(*) as n from ${linked.linked.name} p join ${linked.prepared.records.name} l on l.rid = p.l join ${linked.prepared.records.name} r on r.rid = p.r
      where substr(l.key, 2) = substr(r.key, 2)`,
  );
  expect([right.n, linked.links]).toEqual([120, 120]);
  expect(linked.checks.map(({ code }) => code)).toContain('NO_SESSION');
});

test('where two lists agree in their one column as often as each does with itself, none are linked', async () => {
  const mail = sql`'p' || (i * 7919) % 101 || '@example.com'`;
  await using linked = await linkTables(engine, [list('a', 0, 300, mail), list('b', 300, 520, mail)]);
  expect(linked.candidatePairs).toBeGreaterThan(100);
  expect(linked.links).toBe(0);
});
