import { type Sql, sql } from '@sogoc/engine';
import { type CopyOptions, column, copy, original } from '../../derive/columns.ts';
import { number, rewritten, sexAs, written } from '../../derive/forms.ts';
import type { ColumnSpec, Planting, TableSpec } from '../../derive/spec.ts';
import { birthErrors, idErrors, nameErrors } from '../../errors/bundles.ts';
import { swapped } from '../../errors/codes.ts';
import { filler, leftEmpty } from '../../errors/holes.ts';
import { population } from '../../variant/sources.ts';
import { held, type Making } from '../making.ts';

const fromPopulation = { database: population.database, table: population.table };

/** What a copy of a particular needs besides. */
type Particular = Pick<CopyOptions, 'codes' | 'convert'>;

/** Births registered in the province: since 2016 electronically, the older ones digitised from the paper registers. */
export function births({ dice, today, ago, plan }: Making): TableSpec {
  const who = sql`p.id`;
  const registered = sql`p.birth + (4 + ${dice.int(who, 'birth-registered', 55)})::integer`;
  const matched = sql`(year(p.birth) >= 2016 or ${dice.chance(who, 'birth-matched', 0.6)})`;
  const filled = plan.identity === 'population';
  const particular = (
    attribute: string,
    name: string,
    source: string,
    truth: Sql,
    errors: readonly Planting[],
    extra: Particular = {},
  ): ColumnSpec =>
    filled
      ? copy({
          entity: 'person',
          attribute,
          name,
          truth,
          errors,
          alias: 'o',
          from: { ...fromPopulation, column: source, date: ago(900), way: 'export' },
          ...extra,
        })
      : original('person', attribute, name, truth, errors, extra.codes ? { codes: extra.codes } : {});
  return {
    name: 'births',
    entity: 'person',
    entityId: who,
    from: sql`(select p.*, row_number() over (partition by h.old_code, year(p.birth) order by p.birth, p.id) as entry, h.old_code, h.old_commune, h.district
      from world.person p join (select person, arg_min(hamlet, from_date) as hamlet from world.residence group by 1) r on r.person = p.id
        join world.hamlet h on h.id = r.hamlet where p.registered_here) p${filled ? sql` left join ${held('population', 'nhan_khau')} o on o.entity_id = p.id` : sql``}`,
    order: sql`${registered}, p.id`,
    key: { name: 'birth_id', value: number },
    keep: true,
    uniques: [['reg_no', 'reg_office']],
    again: 0.004,
    columns: [
      original('person', 'birth_register_no', 'reg_no', sql`lpad(entry::varchar, 3, '0') || '/' || year(p.birth)`),
      column('reg_date', written(registered, 'dd/MM/yyyy'), [leftEmpty(0.002)]),
      column('reg_office', sql`'UBND ' || p.old_commune || ', ' || p.district`),
      particular('full_name', 'child_name', 'ho_ten', sql`p.full_name`, nameErrors(1)),
      particular('sex', 'child_sex', 'gioi_tinh', sexAs(sql`p.sex`, ['Nam', 'Nữ']), [swapped('Nam', 'Nữ')(0.0015)], { codes: ['Nam', 'Nữ'] }),
      particular('birth_date', 'child_dob', 'ngay_sinh', written(sql`p.birth`, 'dd/MM/yyyy'), birthErrors('dd/MM/yyyy', 'child_dob', 1), {
        convert: rewritten('yyyy-MM-dd', 'dd/MM/yyyy'),
      }),
      particular('ethnicity', 'child_ethnicity', 'dan_toc', sql`p.ethnicity`, [leftEmpty(0.004)]),
      copy({
        entity: 'person',
        attribute: 'personal_id',
        name: 'child_pid',
        truth: sql`case when ${matched} then p.personal_id end`,
        from: { ...fromPopulation, column: 'so_ddcn', date: today, way: 're-typing' },
        errors: idErrors(0.5),
        optional: true,
      }),
      particular('father_name', 'father_name', 'ho_ten_cha', sql`p.father_name`, [...nameErrors(1), filler('Không rõ')(0.003)]),
      particular('mother_name', 'mother_name', 'ho_ten_me', sql`p.mother_name`, nameErrors(1)),
    ],
    tests: [
      { child_name: 'Nguyễn Văn Test', child_dob: '01/01/2020', child_sex: 'Nam', reg_no: '000/2020' },
      { child_name: 'Test khai sinh 2', child_dob: '01/01/1900', child_sex: 'Nữ' },
    ],
  };
}
