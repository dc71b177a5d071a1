import { type Engine, openDuckDb, sql } from '@sogoc/engine';
import { vietnam } from '@sogoc/vietnam';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Dice } from '../random.ts';
import { buildWorld, inhabited } from './index.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openDuckDb({ threads: 2, memoryLimit: 2 ** 29 });
  await buildWorld({ engine, dice: new Dice(3), people: 4000, today: '2025-10-01', regions: inhabited(4000) });
}, 60_000);
afterAll(() => engine?.close());

// The country pack was written apart from this world; what it calls valid must be what the world issues.
it.each([
  ['vn.personal-id', sql`select personal_id as value from world.person`],
  ['vn.old-id-card', sql`select id_card as value from world.person where id_card is not null`],
  ['vn.person-name', sql`select full_name as value from world.person where ethnicity = 'Kinh'`],
  ['vn.phone', sql`select phone as value from world.person`],
  ['vn.tax-code', sql`select tax_code as value from world.organisation`],
  ['vn.social-insurance-number', sql`select number as value from world.insurance`],
  ['vn.certificate-serial', sql`select serial as value from world.ownership`],
  ['vn.commune-code', sql`select new_code as value from world.hamlet`],
  ['vn.commune-code', sql`select old_code as value from world.hamlet`],
])('%s: every number of the world is valid by the country pack', async (name, values) => {
  const type = vietnam.semanticTypes.find(({ id }) => id === name);
  expect(type).toBeDefined();
  const valid = type?.valid?.(sql`value`, engine.dialect) ?? type?.shape(sql`value`, engine.dialect);
  const { n, wrong } = await engine.one<{ n: number; wrong: number }>(
    sql`select count(*) as n, count(*) filter (where not ${valid ?? sql`false`}) as wrong from (${values})`,
  );
  expect(n).toBeGreaterThan(0);
  expect(wrong).toBe(0);
});

it('issues each identifier once', async () => {
  for (const query of [
    sql`select count(*) - count(distinct tax_code) as n from world.organisation`,
    sql`select count(*) - count(distinct serial) as n from world.ownership`,
    sql`select count(*) - count(distinct number) as n from world.insurance`,
    sql`select count(id_card) - count(distinct id_card) as n from world.person`,
    sql`select count(*) - count(distinct (h.new_code, p.sheet, p.number)) as n from world.parcel p join world.hamlet h on h.id = p.hamlet`,
  ])
    expect((await engine.one<{ n: number }>(query)).n).toBe(0);
});
