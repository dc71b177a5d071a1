import { sql } from '@sogoc/engine';
import { copy, original } from '../../derive/columns.ts';
import type { TableSpec } from '../../derive/spec.ts';
import { nameErrors } from '../../errors/bundles.ts';
import { dangling } from '../../errors/codes.ts';
import { leftEmpty } from '../../errors/holes.ts';
import { held, type Making, residenceOn } from '../making.ts';
import { joinSource, type PeopleCopy, parent, peopleColumns } from '../people.ts';

/** Names of the sheets by level: each kind of school keeps its own workbook. */
export const levels = ['mam_non', 'tieu_hoc', 'thcs', 'thpt'] as const;

/** Pupils of one level, typed by the schools from birth certificates at enrolment. */
export function pupils({ ago, plan }: Making, level: number, asOf: string): TableSpec {
  const date = ago(760);
  const copied: PeopleCopy = { date, way: 're-typing', haste: 2.2, unconverted: 0.12, source: plan.people(level === 1 ? 'preschool' : 'pupils') };
  return {
    name: `hoc_sinh_${levels[level - 1]}`,
    entity: 'person',
    entityId: sql`p.id`,
    from: sql`(select * from world.pupil where level = ${level}) u join world.person p on p.id = u.person
      join ${held('education', 'truong')} t on t.entity_id = u.school
      join ${residenceOn(asOf)} a on a.person = p.id join ${residenceOn(date, asOf)} b on b.person = p.id ${joinSource(copied)}`,
    order: sql`u.school, u.grade, p.id`,
    key: { name: 'ma_hs', value: (seq) => sql`${`38${level}`} || lpad((${seq})::varchar, 8, '0')` },
    again: 0.008,
    columns: [
      ...peopleColumns(copied, {
        name: 'ho_va_ten',
        pid: 'so_dinh_danh',
        birth: { name: 'ngay_sinh', form: 'dd/MM/yyyy' },
        sex: { name: 'gioi_tinh', codes: ['Nam', 'Nữ'] },
        address: 'noi_o',
      }),
      original('person', 'school', 'ma_truong', sql`t.key`, [dangling(sql`'T' || lpad((seq % 1000 + 99000)::varchar, 5, '0')`)(0.003)], {
        refersTo: 'truong.ma_truong',
      }),
      original('person', 'grade', 'khoi', sql`case when u.level = 1 then 'Mẫu giáo' else u.grade::varchar end`, [leftEmpty(0.006)]),
      copy({
        entity: 'person',
        attribute: 'father_name',
        name: 'cha_me',
        truth: sql`p.father_name`,
        ...parent('father', copied),
        errors: nameErrors(1.5),
      }),
    ],
    tests: [{ ho_va_ten: 'Học sinh test', gioi_tinh: 'Nam' }],
  };
}
