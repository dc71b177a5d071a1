import { type Engine, sql } from '@sogoc/engine';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestEngine, tableOf } from '../../test/engine.ts';
import { type GoldenOptions, goldenRecords } from './golden-records.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openTestEngine();
});
afterAll(() => engine.close());

async function golden(options: GoldenOptions) {
  const columns = ['id', 'name', 'town', 'phone', 'seen'];
  const population = {
    ...(await tableOf(engine, 'population', columns, [['p1', 'Trần Lan', 'Huế', null, '2020-01-01']])),
    attributes: ['name', 'town', 'phone'],
    freshness: sql`seen`,
  };
  const clinic = {
    ...(await tableOf(engine, 'clinic', columns, [
      ['c1', 'Tran Lan', 'Vinh', '090', '2024-05-01'],
      ['c2', 'Tran Lan', null, '091', '2024-05-01'],
      ['c3', 'Lê An', 'Huế', null, null],
    ])),
    attributes: ['name', 'town', 'phone'],
    freshness: sql`seen`,
  };
  const entities = sql`select * from (values ('population', 'p1', 'e1'), ('clinic', 'c1', 'e1'), ('clinic', 'c2', 'e1'), ('clinic', 'c3', 'e2')) v(source, record_key, entity_id)`;
  await using table = await goldenRecords(engine, entities, [population, clinic], options);
  const rows = await engine.all<Record<string, unknown>>(sql`select * from ${table.name} order by entity_id, attribute`);
  return rows.map((row) => [row.entity_id, row.attribute, row.value, `${row.source}:${row.record_key}`, row.decided_by, row.agreeing, row.holders]);
}

test('the designated original wins, then the freshest, then the fullest record', async () => {
  expect(await golden({ originals: { name: ['population'] } })).toEqual([
    ['e1', 'name', 'Trần Lan', 'population:p1', 'original', 1, 3],
    ['e1', 'phone', '090', 'clinic:c1', 'completeness', 1, 2],
    ['e1', 'town', 'Vinh', 'clinic:c1', 'freshness', 1, 2],
    ['e2', 'name', 'Lê An', 'clinic:c3', 'unanimous', 1, 1],
    ['e2', 'town', 'Huế', 'clinic:c3', 'unanimous', 1, 1],
  ]);
});

test('another order gives another survivor', async () => {
  expect((await golden({ order: ['agreement'], originals: { name: ['population'] } }))[0]).toEqual([
    'e1',
    'name',
    'Tran Lan',
    'clinic:c1',
    'agreement',
    2,
    3,
  ]);
});
