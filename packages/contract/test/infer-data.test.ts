import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Engine, openDuckDb, type Sql, sql } from '@sogoc/engine';
import { profileTable, type TableProfile } from '@sogoc/profile';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { contractRules, inferAllRules, inferContract, type Rule } from '../src/index.ts';
import { tinyPack } from './tiny.ts';

let engine: Engine;
let folder: string;
beforeAll(async () => {
  engine = await openDuckDb({ memoryLimit: 512 * 2 ** 20, threads: 2 });
  folder = await mkdtemp(join(tmpdir(), 'contract-'));
});
afterAll(async () => {
  await engine.close();
  await rm(folder, { recursive: true });
});

async function landed(name: string, columns: string[], query: Sql): Promise<TableProfile> {
  const file = join(folder, `${name}.parquet`);
  await engine.writeParquet(query, file);
  const about = { database: 'db', table: name, file, primaryKey: null, unique: [], references: [] };
  return profileTable(
    engine,
    { ...about, columns: columns.map((column) => ({ name: column, sourceType: 'text', type: 'text' })) },
    { pack: tinyPack },
  );
}

const checks = (rules: Rule[], kind: string): unknown[] => rules.filter(({ check }) => check.kind === kind).map(({ check, table }) => [table, check]);

test('proposes a reference to the key that name and values point to, and no other', async () => {
  const provinces = await landed(
    'provinces',
    ['code', 'name'],
    sql`select lpad(i::varchar, 2, '0') as code, 'P ' || i as name from range(1, 35) as r(i)`,
  );
  const communes = await landed(
    'communes',
    ['id', 'province_code', 'note_no'],
    sql`select i::varchar as id, case when i = 7 then '99' else lpad((i % 34 + 1)::varchar, 2, '0') end as province_code, lpad((i % 20)::varchar, 2, '0') as note_no
        from range(500) as r(i)`,
  );
  const rules = await inferAllRules(engine, [provinces, communes], { pack: tinyPack });
  expect(checks(rules, 'reference')).toEqual([
    ['communes', { kind: 'reference', columns: ['province_code'], to: { database: 'db', table: 'provinces', columns: ['code'] } }],
  ]);
  expect(rules.find(({ check }) => check.kind === 'reference')?.evidence).toEqual({ contained: 0.998, distinct: 35, of: 34 });
});

test('proposes a reference to a short list though many values are not in it, where each of these is rare', async () => {
  const doctors = await landed('doctors', ['doctor_code', 'name'], sql`select 'D' || i as doctor_code, 'N ' || i as name from range(10, 40) as r(i)`);
  const visits = await landed(
    'visits',
    ['id', 'doctor_code', 'note'],
    sql`select i::varchar as id, case when i % 100 = 0 then 'X' || i else 'D' || (i % 30 + 10) end as doctor_code, 'n' || i as note from range(3000) as r(i)`,
  );
  const strangers = await landed(
    'strangers',
    ['id', 'doctor_code', 'note'],
    sql`select i::varchar as id, case when i % 10 = 0 then 'X' || (i % 50) else 'D' || (i % 30 + 10) end as doctor_code, 'n' || i as note from range(3000) as r(i)`,
  );
  const rules = await inferAllRules(engine, [doctors, visits, strangers], { pack: tinyPack });
  expect(checks(rules, 'reference')).toEqual([
    ['visits', { kind: 'reference', columns: ['doctor_code'], to: { database: 'db', table: 'doctors', columns: ['doctor_code'] } }],
  ]);
});

test('proposes which date comes first where names say so and nearly all records keep it', async () => {
  const stays = await landed(
    'stays',
    ['id', 'born', 'entry', 'exit', 'card_from', 'card_to', 'updated', 'built', 'note'],
    sql`select i::varchar as id, (date '1950-01-01' + i)::varchar as born, (date '2020-01-01' + i % 300)::varchar as entry,
        (date '2020-01-01' + i % 300 + case when i % 50 = 0 then -9 else 5 end)::varchar as exit,
        (date '2019-01-01' + i % 700)::varchar as card_from, (date '2019-01-01' + (i * 7) % 700)::varchar as card_to,
        (date '2024-01-01' + i % 90)::varchar as updated, (date '1940-01-01' + (i * 13) % 20000)::varchar as built, 'n' || i as note from (select range::int as i from range(500)) as r`,
  );
  const rules = await inferAllRules(engine, [stays], { pack: tinyPack });
  expect(checks(rules, 'order').map((one) => (one as [string, { columns: string[] }])[1].columns)).toEqual([
    ['entry', 'exit'],
    ['born', 'entry'],
    ['born', 'exit'],
    ['born', 'card_from'],
    ['born', 'card_to'],
    ['born', 'updated'],
  ]);
  const contract = inferContract('db', [stays], rules);
  const again = contractRules(contract, 'db', { tables: [stays] }).rules;
  expect(checks(again, 'order')).toEqual(expect.arrayContaining(checks(rules, 'order')));
});

test('a list leaves out what most records have in another column: the two were swapped', async () => {
  const query = sql`select i::varchar as id, case when i % 100 = 0 then 'A' else chr(76 + 4 * (i % 2)::int) end as sex,
    case when i % 100 = 0 then 'L' when i % 100 = 1 then 'Rh' else chr(65 + (i % 3)::int) end as blood, 'n' || i as note from range(2000) as r(i)`;
  const people = await landed('people', ['id', 'sex', 'blood', 'note'], query);
  const rules = await inferAllRules(engine, [people], { pack: tinyPack });
  expect(checks(rules, 'code-list')).toEqual([
    ['people', { kind: 'code-list', column: 'sex', values: ['L', 'P'] }],
    ['people', { kind: 'code-list', column: 'blood', values: ['A', 'B', 'C', 'Rh'] }],
  ]);
});

test('proposes lists that are longer than what the profile keeps', async () => {
  const places = await landed(
    'places',
    ['id', 'province'],
    sql`select i::varchar as id, case when i = 3 then 'Tỉnh Lao Cai' when i = 4 then 'tỉnh lào cai' when i % 17 = 0 then 'Tỉnh Lào Cai' else 'Tỉnh ' || chr((65 + i % 17)::int) || 'a' end as province
        from range(2000) as r(i)`,
  );
  const [list] = checks(await inferAllRules(engine, [places], { pack: tinyPack }), 'code-list');
  expect(list).toEqual(['places', { kind: 'code-list', column: 'province', values: expect.arrayContaining(['Tỉnh Lào Cai', 'Tỉnh Ba']) }]);
  expect(JSON.stringify(list)).not.toMatch(/Lao Cai|tỉnh/);
});

test('proposes that a column most of whose codes are in force is kept up to date, and leaves alone one that keeps what was', async () => {
  const codes = await landed(
    'codes',
    ['id', 'code', 'birth_code'],
    sql`select 'r' || i as id, lpad((i % 950)::varchar, 3, '0') as code, lpad((i % 100 + 900)::varchar, 3, '0') as birth_code from range(2000) as r(i)`,
  );
  const rules = await inferAllRules(engine, [codes], { pack: tinyPack });
  expect(checks(rules, 'current')).toEqual([['codes', { kind: 'current', column: 'code', semanticType: 'tiny.code' }]]);
  expect(rules.find(({ check }) => check.kind === 'current')).toMatchObject({ criterion: 'correct', evidence: { current: 0.95 } });
});

test('proposes that texts are written as most of their column are, and leaves alone a column of two habits', async () => {
  const names = await landed(
    'names',
    ['id', 'name', 'mixed'],
    sql`select 'r' || i as id, case when i % 50 = 0 then 'ANN LEE ' || chr((65 + i % 26)::int) when i % 3 = 0 then 'Ann and Lee ' || i when i = 7 then 'Ann + Lee'
        else 'Ann Lee ' || i end as name, case when i % 2 = 0 then 'ANN LEE A' || i else 'Ann Lee ' || i end as mixed from range(1000) as r(i)`,
  );
  const rules = await inferAllRules(engine, [names], { pack: tinyPack });
  expect(checks(rules, 'spelling')).toEqual([['names', { kind: 'spelling', column: 'name', unusual: ['capitals', 'tiny.plus'] }]]);
});
