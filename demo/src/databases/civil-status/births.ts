import { sql } from '@sogoc/engine';
import { column, original } from '../../derive/columns.ts';
import { number, sexAs, written } from '../../derive/forms.ts';
import type { TableSpec } from '../../derive/spec.ts';
import { birthErrors, idErrors, nameErrors } from '../../errors/bundles.ts';
import { swapped } from '../../errors/codes.ts';
import { filler, leftEmpty } from '../../errors/holes.ts';
import type { Making } from '../making.ts';

/** Births registered in the province: since 2016 electronically, the older ones digitised from the paper registers. */
export function births({ dice }: Making): TableSpec {
  const who = sql`p.id`;
  const registered = sql`p.birth + (4 + ${dice.int(who, 'birth-registered', 55)})::integer`;
  const matched = sql`(year(p.birth) >= 2016 or ${dice.chance(who, 'birth-matched', 0.6)})`;
  return {
    name: 'births',
    entity: 'person',
    entityId: who,
    from: sql`(select p.*, row_number() over (partition by h.old_code, year(p.birth) order by p.birth, p.id) as entry, h.old_code, h.old_commune
      from world.person p join (select person, arg_min(hamlet, from_date) as hamlet from world.residence group by 1) r on r.person = p.id
        join world.hamlet h on h.id = r.hamlet where p.registered_here) p`,
    order: sql`${registered}, p.id`,
    key: { name: 'birth_id', value: number },
    keep: true,
    again: 0.004,
    columns: [
      original('person', 'birth_register_no', 'reg_no', sql`lpad(entry::varchar, 3, '0') || '/' || year(p.birth)`),
      column('reg_date', written(registered, 'dd/MM/yyyy'), [leftEmpty(0.002)]),
      column('reg_office', sql`'UBND ' || p.old_commune`),
      original('person', 'full_name', 'child_name', sql`p.full_name`, nameErrors(1)),
      original('person', 'sex', 'child_sex', sexAs(sql`p.sex`, ['Nam', 'Nữ']), [swapped('Nam', 'Nữ')(0.0015)], { codes: ['Nam', 'Nữ'] }),
      original('person', 'birth_date', 'child_dob', written(sql`p.birth`, 'dd/MM/yyyy'), birthErrors('dd/MM/yyyy', 'child_dob', 1)),
      original('person', 'ethnicity', 'child_ethnicity', sql`p.ethnicity`, [leftEmpty(0.004)]),
      column('child_pid', sql`case when ${matched} then p.personal_id end`, idErrors(0.5), { optional: true }),
      original('person', 'father_name', 'father_name', sql`p.father_name`, [...nameErrors(1), filler('Không rõ')(0.003)]),
      original('person', 'mother_name', 'mother_name', sql`p.mother_name`, nameErrors(1)),
    ],
    tests: [
      { child_name: 'Nguyễn Văn Test', child_dob: '01/01/2020', child_sex: 'Nam', reg_no: '000/2020' },
      { child_name: 'Test khai sinh 2', child_dob: '01/01/1900', child_sex: 'Nữ' },
    ],
  };
}
