import { sql } from '@sogoc/engine';
import { copy, original } from '../../derive/columns.ts';
import { number, written } from '../../derive/forms.ts';
import type { TableSpec } from '../../derive/spec.ts';
import { nameErrors } from '../../errors/bundles.ts';
import { leftEmpty } from '../../errors/holes.ts';
import { thousandfold } from '../../errors/numbers.ts';
import { type Making, residenceOn } from '../making.ts';
import { joinSource, type PeopleCopy, parent, peopleColumns } from '../people.ts';

/** Children to six years under vaccination, typed at the commune health station. */
export function children({ dice, today, ago, plan }: Making): TableSpec {
  const date = ago(30);
  const copied: PeopleCopy = { date, way: 're-typing', haste: 2.5, unconverted: 0.1, source: plan.people('children') };
  const who = sql`p.id`;
  return {
    name: 'tre_em_tiem_chung',
    entity: 'person',
    entityId: who,
    from: sql`(select * from world.person where death is null and birth > cast(${today} as date) - 2190 and birth < cast(${date} as date)) p
      join ${residenceOn(today)} a on a.person = p.id join ${residenceOn(date, today)} b on b.person = p.id ${joinSource(copied)}`,
    order: sql`p.birth, p.id`,
    key: { name: 'child_id', value: number, type: 'integer' },
    again: 0.015,
    columns: [
      ...peopleColumns(copied, {
        name: 'ho_ten',
        pid: 'ma_dinh_danh',
        birth: { name: 'ngay_sinh', form: 'yyyy-MM-dd' },
        sex: { name: 'gioi', codes: ['M', 'F'] },
        address: 'dia_chi',
      }),
      copy({
        entity: 'person',
        attribute: 'mother_name',
        name: 'ten_me',
        truth: sql`p.mother_name`,
        ...parent('mother', copied),
        errors: nameErrors(2),
      }),
      original('person', 'birth_weight', 'can_nang_gram', sql`(2500 + ${dice.int(who, 'weight', 1500)})::varchar`, [
        thousandfold(0.006),
        leftEmpty(0.02),
      ]),
      original(
        'person',
        'last_vaccination',
        'mui_tiem_cuoi',
        written(sql`least(p.birth + (1 + ${dice.int(who, 'vaccinated', 700)})::integer, cast(${date} as date))`, 'yyyy-MM-dd'),
        [leftEmpty(0.02)],
      ),
    ],
    tests: [{ ho_ten: 'Test Tiêm Chủng' }],
  };
}
