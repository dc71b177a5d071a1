import { sql } from '@sogoc/engine';
import { column, copy } from '../../derive/columns.ts';
import { uuid } from '../../derive/forms.ts';
import type { TableSpec } from '../../derive/spec.ts';
import { digitLost, wrongDigit } from '../../errors/digits.ts';
import { leftEmpty } from '../../errors/holes.ts';
import { held, type Making, residenceOn } from '../making.ts';
import { addressesAsOf, joinSource, type PeopleCopy, peopleColumns } from '../people.ts';

const group = sql`case when year(p.birth) >= 2019 then 'TE1' when p.id in (select person from world.job) then 'DN4' when p.ethnicity <> 'Kinh'
  then 'DT2'
  when year(p.birth) >= 2007 then 'HS4' when year(p.birth) < 1945 then 'HT3' else 'GD4' end`;

/** Health insurance cards: number from social insurance, particulars exported from it a year ago. */
export function cards(making: Making): TableSpec {
  const { today, ago, plan } = making;
  const date = ago(365);
  const copied: PeopleCopy = { date, way: 'export', haste: 0.8, source: plan.people('cards') };
  return {
    name: 'the_bhyt',
    entity: 'person',
    entityId: sql`p.id`,
    from: sql`world.insurance i join (select * from world.person
      where birth < cast(${date} as date) and coalesce(death > cast(${date} as date), true)) p on p.id = i.person
      ${joinSource(copied)} left
        join ${held('social_insurance', 'nguoi_tham_gia')} s on s.entity_id = p.id
        join ${residenceOn(today)} a on a.person = p.id join ${residenceOn(addressesAsOf(copied, making), today)} b on b.person = p.id`,
    order: sql`i.number`,
    key: { name: 'card_uid', value: uuid('bhyt') },
    keep: true,
    again: 0.004,
    columns: [
      column('ma_the', sql`${group} || '38' || i.number`, [digitLost(0.003), wrongDigit(0.002)]),
      copy({
        entity: 'person',
        attribute: 'insurance_number',
        name: 'ma_so_bhxh',
        truth: sql`i.number`,
        from: { database: 'social_insurance', table: 'nguoi_tham_gia', column: 'so_so', date, way: 'export' },
        alias: 's',
        errors: [leftEmpty(0.003)],
      }),
      ...peopleColumns(copied, {
        name: 'patient_name',
        pid: 'cccd',
        birth: { name: 'birth_date', form: 'yyyy-MM-dd' },
        sex: { name: 'sex', codes: ['M', 'F'] },
        address: 'address',
      }),
      column('valid_to', sql`${`${Number(today.slice(0, 4))}-12-31`}`),
    ],
    tests: [{ patient_name: 'TEST', sex: 'M' }],
  };
}
