import { sql } from '@sogoc/engine';
import { column, copy, original } from '../../derive/columns.ts';
import { number, written } from '../../derive/forms.ts';
import type { TableSpec } from '../../derive/spec.ts';
import { nameErrors } from '../../errors/bundles.ts';
import { dangling } from '../../errors/codes.ts';
import { leftEmpty } from '../../errors/holes.ts';
import { negative, thousandfold } from '../../errors/numbers.ts';
import { held, type Making } from '../making.ts';

const diagnoses = ['J06.9', 'I10', 'E11.9', 'K29.7', 'M54.5', 'J20.9', 'A09', 'N39.0', 'H52.1', 'S93.4'];

/** Visits of the last year: about one for every second insured person, up to three. */
export function visits({ dice, today }: Making): TableSpec {
  const who = sql`(c.entity_id * 4 + j)`;
  return {
    name: 'luot_kham',
    entity: 'person',
    entityId: sql`c.entity_id`,
    from: sql`${held('health', 'the_bhyt')} c join range(0, 3) as t(j) on ${dice.u(who, 'visits')} < 0.18
      join world.person p on p.id = c.entity_id and p.death is null`,
    order: sql`${dice.u(who, 'visit-order')}, c.entity_id, j`,
    key: { name: 'visit_no', value: number, type: 'integer' },
    columns: [
      column('card_uid', sql`c.key`, [dangling(sql`'00000000-0000-4000-8000-' || lpad(seq::varchar, 12, '0')`)(0.003)], {
        refersTo: 'the_bhyt.card_uid',
      }),
      copy({
        entity: 'person',
        attribute: 'full_name',
        name: 'patient',
        truth: sql`p.full_name`,
        alias: 'c',
        from: { database: 'health', table: 'the_bhyt', column: 'patient_name', date: today, way: 'export' },
        errors: nameErrors(0.5),
      }),
      original(
        'person',
        'visit_date',
        'visit_date',
        written(sql`cast(${today} as date) - (1 + ${dice.int(who, 'visit-day', 270)})::integer`, 'yyyy-MM-dd'),
      ),
      original('person', 'diagnosis', 'icd10', dice.pick(who, 'diagnosis', diagnoses), [leftEmpty(0.01)]),
      original('person', 'cost', 'cost_vnd', sql`((30 + ${dice.int(who, 'cost', 900)}) * 1000)::varchar`, [thousandfold(0.003), negative(0.0005)]),
    ],
    tests: [{ patient: 'test' }],
  };
}
