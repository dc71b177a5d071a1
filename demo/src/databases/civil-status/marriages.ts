import { sql } from '@sogoc/engine';
import { about, column, copy, original } from '../../derive/columns.ts';
import { number, written } from '../../derive/forms.ts';
import type { TableSpec } from '../../derive/spec.ts';
import { idErrors, nameErrors, stored } from '../../errors/bundles.ts';
import type { Making } from '../making.ts';

/** Marriages, one row a couple; both names typed from the papers that they showed. */
export function marriages({ today }: Making): TableSpec {
  const typed = (name: string, attribute: string, source: 'ho_ten' | 'so_ddcn') =>
    ({
      entity: 'person',
      attribute,
      name,
      from: { database: 'population', table: 'nhan_khau', column: source, date: today, way: 're-typing' },
    }) as const;
  return {
    name: 'marriages',
    entity: 'couple',
    entityId: sql`c.id`,
    from: sql`(select c.*, h.full_name as husband_name, h.personal_id as husband_pid, h.id_card as husband_card, w.full_name as wife_name,
      w.personal_id as wife_pid, w.id_card as wife_card,
        row_number() over (partition by m.old_code, year(c.married_on) order by c.married_on, c.id) as entry, m.old_commune, m.district
      from world.couple c join world.person h on h.id = c.husband join world.person w on w.id = c.wife join world.couple_home k on k.couple = c.id
        join world.household x on x.id = k.home join world.hamlet m on m.id = x.hamlet0) c`,
    order: sql`c.married_on, c.id`,
    key: { name: 'marriage_id', value: number },
    uniques: [['reg_no', 'reg_office']],
    again: 0.002,
    columns: [
      original('couple', 'marriage_register_no', 'reg_no', sql`lpad(entry::varchar, 3, '0') || '/' || year(c.married_on)`),
      original('couple', 'marriage_date', 'reg_date', written(sql`c.married_on`, 'dd/MM/yyyy')),
      column('reg_office', sql`'UBND ' || c.old_commune || ', ' || c.district`),
      ...about(sql`c.husband`, [
        copy({ ...typed('husband_name', 'full_name', 'ho_ten'), truth: sql`c.husband_name`, errors: nameErrors(1) }),
        column('husband_card', sql`c.husband_card`, [], { hidden: true }),
        copy({ ...typed('husband_pid', 'personal_id', 'so_ddcn'), truth: sql`c.husband_pid`, errors: idErrors(1, stored('husband_card')) }),
      ]),
      ...about(sql`c.wife`, [
        copy({ ...typed('wife_name', 'full_name', 'ho_ten'), truth: sql`c.wife_name`, errors: nameErrors(1) }),
        column('wife_card', sql`c.wife_card`, [], { hidden: true }),
        copy({ ...typed('wife_pid', 'personal_id', 'so_ddcn'), truth: sql`c.wife_pid`, errors: idErrors(1, stored('wife_card')) }),
      ]),
    ],
  };
}
