import type { Check, Expectation } from '@sogoc/contract';
import { sql } from '@sogoc/engine';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runRules } from '../src/index.ts';
import { asked, found, now } from './asked.ts';
import { openWorkshop, tinyPack, type Workshop } from './tiny.ts';

let shop: Workshop;
beforeAll(async () => {
  shop = await openWorkshop();
});
afterAll(() => shop[Symbol.asyncDispose]());

const be = (operator: Expectation['operator'], value: Expectation['value'], unit: Expectation['unit'] = 'rows'): Expectation => ({
  operator,
  value,
  unit,
});

describe('queries of a contract', () => {
  const ask = async (query: string, expected = be('mustBe', 2)): Promise<unknown> => {
    const rows = [
      { id: '1', born: '31/12/1999', area: '1,5' },
      { id: '2', born: '01/01/2000', area: '2,5' },
      { id: '3', born: null, area: null },
    ];
    const table = await shop.table(
      'people',
      rows,
      {},
      {
        born: { type: 'date', reading: { kind: 'date', forms: ['dd/MM/yyyy'] } },
        area: { type: 'decimal', reading: { kind: 'number', decimal: ',', group: '' } },
      },
    );
    const cards = await shop.table('cards_2025', [{ person: '1' }, { person: '9' }]);
    const secrets = await shop.table('secrets', [{ person: '1' }]);
    const check: Check = { kind: 'sql', query, table: 'people', others: [{ name: 'Cards', table: 'cards_2025' }], expected };
    const place = { file: 'db.yaml', path: '/schema/0/quality/0/query', line: 12, column: 9 };
    const { results } = await found(shop.engine, [table, cards, secrets], [asked('people', check, { place })]);
    expect(results[0]?.place).toBe(results[0]?.reasonCode && 'db.yaml:12:9 /schema/0/quality/0/query');
    return results[0]?.reasonCode ? `${results[0].reasonCode}: ${results[0].reason}` : results[0]?.measured;
  };

  test.each([
    ['select count(*) from people where born is not null', 2],
    ['SELECT COUNT(*) FROM "people" p WHERE p.born < date \'2000-01-01\'', 1],
    ['select sum(area) from people', 4],
    ["with old as (select * from people where born < date '2000-01-01') select count(*) from old", 1],
    ['select count(*) from people a join people b on a.id = b.id', 3],
    ['select count(*) = 3 from people', 1],
    ['select (select count(*) from people) - 1', 2],
    ["select count(*) filter (where lower(id) like '2%') from people", 1],
    ['select max(n) from (select count(*) over () as n from people)', 3],
    ['select count(*) from people p join cards c on c.person = p.id', 1],
    ['select count(*) from CARDS where person not in (select id from people)', 1],
    ['select (select count(*) from people) + (select count(*) from cards as a, "Cards" as b)', 7],
    ['select count(*) from (select id from people union all select person from cards)', 5],
    ['with cards as (select * from people) select count(*) from cards', 3],
  ])('%s', async (query, value) => {
    expect(await ask(query)).toBe(value);
  });

  test.each([
    ['drop table people', 'not one SELECT'],
    ["copy people to '/tmp/x.csv'", 'not one SELECT'],
    ['insert into people values (1)', 'not one SELECT'],
    ['select 1; select 2', 'more than one statement'],
    ['set memory_limit = 1', 'not one SELECT'],
    ["attach '/tmp/x.db'", 'not one SELECT'],
    ['select count(*) from other', 'reads other'],
    ['select count(*) from main.people', 'reads people'],
    ['select count(*) from information_schema.tables', 'reads tables'],
    ["select count(*) from '/etc/passwd'", 'reads /etc/passwd'],
    ["select count(*) from read_csv('/etc/passwd')", 'table function'],
    ["select count(*) from read_text('/etc/passwd')", 'table function'],
    ['select count(*) from duckdb_settings()', 'table function'],
    ['select count(*) from range(1000000000000)', 'table function'],
    ["select count(*) from query('select 1')", 'table function'],
    ['select count(*) from (describe people)', 'SHOW_REF|show|plain|reads'],
    ["select getenv('HOME')", 'getenv'],
    ["select current_setting('temp_directory')", 'current_setting'],
    ["select count(*) from people where error('x')", 'error'],
    ["select nextval('s')", 'nextval'],
    ['with recursive r as (select 1 union all select * from r) select count(*) from r', 'not a plain SELECT|reads r'],
    ['with a as (select * from \'/etc/passwd\'), "/etc/passwd" as (select 1) select count(*) from a', 'reads /etc/passwd'],
    ['select (with "/etc/passwd" as (select 1) select 1) + (select count(*) from \'/etc/passwd\')', 'reads /etc/passwd'],
    ['select count(*) from people tablesample 10%', 'sample'],
    ['select * from people', 'one row with one value'],
    ["select 'x' from people limit 1", 'a number or a truth value'],
    ['select 99999999999999999999999999 from people limit 1', 'too large'],
    ['select 1e400', 'too large'],
    ['select count(*) from people where area < -1e999', 'too large'],
    ['selec', 'not one SELECT'],
    ['select count(*)\nfrom people whre id', 'character 34 of the query'],
    ['select count(*) from cards_2025', 'reads cards_2025'],
    ['select count(*) from people join secrets using (id)', 'reads secrets'],
    ['select count(*) from people where id in (select person from secrets)', 'reads secrets'],
    ['select count(*) from cards, lateral (select * from secrets s where s.person = cards.person)', 'reads secrets'],
    ['select count(*) from (select 1 from cards union all select 1 from secrets)', 'reads secrets'],
    ['select (select count(*) filter (where exists (from secrets)) from cards)', 'reads secrets'],
    ['with c as (select * from secrets), cards as (select * from c) select count(*) from cards', 'reads secrets'],
    ['select count(*) from main.cards', 'reads cards'],
    ['select count(*) from memory.main."cards"', 'reads cards'],
    ['select count(*) from contract_view_1', 'reads contract_view_1'],
    ['select count(*) from "cards.parquet"', 'reads cards.parquet'],
    ['select count(*) from (pivot secrets on person using count(*))', 'not one SELECT|plain|reads'],
    ["select count(*) from cards where person = (select content from read_text('/etc/passwd'))", 'table function'],
    ['select count(*) from cards; drop view cards', 'not one SELECT|more than one'],
    ['', 'not one SELECT|more than one'],
    ['select max(born) from people', 'a number or a truth value'],
    ['select sum(area) from people where false', 'no value'],
    ['select nothing from people', 'RULE_NOT_RUNNABLE: The query of a contract cannot be run: .*"nothing" not found'],
  ])('refuses %s', async (query, why) => {
    expect(await ask(query)).toMatch(new RegExp(why));
  });

  test.each([
    ['select max(id)::int from people', true],
    ['select (select count(*) from people) + max(id)::int from people', true],
    ["select sum(replace(id, '0', '')::int) from people", true],
    ['select max(x)::int from (select id as x from people)', true],
    ['with p as (select * from people) select max(p.number)::int from p as p(number, area)', true],
    ['select max(#1)::int from (select * from people)', true],
    ['select sum(p.id::int) from people as p where area = 2', true],
    ['select max(m.id)::int from (select p as m from people p)', true],
    ["select coalesce(nullif(id, '0'), '1')::int from people where area = 2", true],
    ['select v::int from people p, lateral (values (p.id)) as t(v) where area = 2', true],
    ['select max(id::int) over () from people union select 2', true],
    ["select count(distinct id) from people where id > '1'", false],
    ["select avg(area) from people where id > '1'", false],
    ["select sum(case when id > '1' and id is not null then 1 else 0 end) from people", false],
    ["with old as (select * from people where id > '1') select count(*) from old", false],
    ["select avg((id like '1%')::int) from people", false],
    ['select (select count(*) from people where id in (select max(id) from people)) * 2', false],
  ])('%s: may be a value of a person: %s', async (query, isMasked) => {
    const rows = [
      { id: '1', area: '1' },
      { id: '2', area: '2' },
    ];
    const area = { type: 'decimal', reading: { kind: 'number', decimal: '.', group: '' } } as const;
    const table = await shop.table('people', rows, {}, { id: { personal: true }, area });
    const check: Check = { kind: 'sql', query, table: 'people', others: [], expected: be('mustBeGreaterThan', -1) };
    const { results } = await found(shop.engine, [table], [asked('people', check)]);
    const shown = { reason: results[0]?.reason, masked: results[0]?.masked, told: results[0]?.measured !== undefined, kept: results[0]?.kept };
    expect(shown).toEqual({ reason: undefined, masked: isMasked || undefined, told: !isMasked, kept: true });
  });

  test('that do not end can be stopped', async () => {
    const many = await shop.table(
      'many',
      Array.from({ length: 2000 }, (_, at) => ({ id: String(at) })),
    );
    const query = 'select count(*) from many a, many b, many c, many d where a.id < b.id and c.id < d.id and a.id <> d.id';
    const rule = asked('many', { kind: 'sql', query, table: 'many', others: [], expected: be('mustBe', 0) });
    const stopped = runRules(shop.engine, [many], [rule], { pack: tinyPack, now, signal: AbortSignal.timeout(500) });
    await expect(stopped).rejects.toMatchObject({ code: 'ENGINE_CANCELLED' });
  });

  test('that count records of which there should be few or none lead to them', async () => {
    const rows = ['1', '2', '3', '4'].map((id) => ({ id, born: id === '2' ? null : `200${id}-01-01`, record_key: 'x' }));
    const table = await shop.table('born', rows, { recordKey: { columns: ['id'], kind: 'inferred' } });
    const others = [{ name: 'Births', table: 'born' }];
    const queries: [query: string, expected: Expectation][] = [
      ['select count(*) from births b where b.born is null or id in (select max(id) from born)', be('mustBe', 0)],
      ['select count(*) from born where born is null', be('mustBeLessThan', 2)],
      ['select count(*) from born where born is null', be('mustBeGreaterThan', 2)],
      ['select count(*) from born', be('mustBe', 0)],
      ["select count(*) from born where id > '1' group by born limit 1", be('mustBe', 0)],
      ['select count(*) from born a, born b where a.id = b.id', be('mustBe', 0)],
      ["with few as (select * from born where id < '3') select count(*) from few where id is not null", be('mustBe', 0)],
      ["select count(*) filter (where id = '1') from born where id is not null", be('mustBe', 0)],
    ];
    const rules = queries.map(([query, expected], i) =>
      asked('born', { kind: 'sql', query, table: 'born', others, expected }, { id: `q${i}`, description: `No  ${'x'.repeat(400)}` }),
    );
    const { results, discrepancies } = await found(shop.engine, [table], rules);
    expect(discrepancies.map((d) => [d.rule, d.record_key, d.column, d.kind, d.observed])).toEqual([
      ['q0', '2', null, 'cross-field', null],
      ['q0', '4', null, 'cross-field', null],
      ['q1', '2', null, 'cross-field', null],
    ]);
    expect(results[0]?.description).toMatch(/^No x{296}…$/);
    expect(results.map(({ score, failed, measured, kept }) => [score, failed, measured, kept])).toEqual([
      [50, 2, 2, false],
      [75, 1, 1, true],
      [0, 0, 1, false],
      [0, 0, 4, false],
      [0, 0, 1, false],
      [0, 0, 4, false],
      [0, 0, 2, false],
      [0, 0, 1, false],
    ]);
  });

  test('leave nothing behind', async () => {
    expect(await shop.engine.all(sql`select view_name from duckdb_views() where not internal`)).toEqual([]);
  });
});
