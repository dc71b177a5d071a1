import { sql } from '@sogoc/engine';
import { column, copy, original } from '../../derive/columns.ts';
import { number, sexAs, written } from '../../derive/forms.ts';
import type { TableSpec } from '../../derive/spec.ts';
import { birthErrors, idErrors, nameErrors, stored } from '../../errors/bundles.ts';
import { swapped } from '../../errors/codes.ts';
import { leftEmpty } from '../../errors/holes.ts';
import type { Making } from '../making.ts';

/** Deaths of the last twelve years. */
export function deaths({ dice, today }: Making): TableSpec {
  const who = sql`p.id`;
  const registered = sql`p.death + (1 + ${dice.int(who, 'death-registered', 14)})::integer`;
  const typed = { database: 'population', table: 'nhan_khau', date: today, way: 're-typing' } as const;
  return {
    name: 'deaths',
    entity: 'person',
    entityId: who,
    from: sql`(select p.*, row_number() over (partition by h.old_code, year(p.death) order by p.death, p.id) as entry, h.old_commune, h.district
      from world.person p join world.residence r on r.person = p.id and r.to_date is null join world.hamlet h on h.id = r.hamlet
        where p.death is not null) p`,
    order: sql`p.death, p.id`,
    key: { name: 'death_id', value: number },
    keep: true,
    uniques: [['reg_no', 'reg_office']],
    again: 0.003,
    columns: [
      original('person', 'death_register_no', 'reg_no', sql`lpad(entry::varchar, 3, '0') || '/' || year(p.death)`),
      column('reg_date', written(registered, 'dd/MM/yyyy')),
      column('reg_office', sql`'UBND ' || p.old_commune || ', ' || p.district`),
      copy({
        entity: 'person',
        attribute: 'full_name',
        name: 'deceased_name',
        truth: sql`p.full_name`,
        from: { ...typed, column: 'ho_ten' },
        errors: nameErrors(1),
      }),
      copy({
        entity: 'person',
        attribute: 'sex',
        name: 'deceased_sex',
        truth: sexAs(sql`p.sex`, ['Nam', 'Nữ']),
        from: { ...typed, column: 'gioi_tinh' },
        errors: [swapped('Nam', 'Nữ')(0.002)],
        codes: ['Nam', 'Nữ'],
      }),
      copy({
        entity: 'person',
        attribute: 'birth_date',
        name: 'deceased_dob',
        truth: written(sql`p.birth`, 'dd/MM/yyyy'),
        from: { ...typed, column: 'ngay_sinh' },
        errors: birthErrors('dd/MM/yyyy', 'deceased_dob', 1.5),
      }),
      column('card', sql`p.id_card`, [], { hidden: true }),
      copy({
        entity: 'person',
        attribute: 'personal_id',
        name: 'deceased_pid',
        truth: sql`p.personal_id`,
        from: { ...typed, column: 'so_ddcn' },
        errors: idErrors(1.5, stored('card')),
      }),
      original('person', 'death_date', 'death_date', written(sql`p.death`, 'dd/MM/yyyy'), [leftEmpty(0.002)]),
    ],
  };
}
