import { sql } from '@sogoc/engine';
import { column, original } from '../../derive/columns.ts';
import { written } from '../../derive/forms.ts';
import type { TableSpec } from '../../derive/spec.ts';
import { type Making, residenceOn } from '../making.ts';
import { joinSource, type PeopleCopy, peopleColumns } from '../people.ts';

const trades = ['Tạp hóa', 'Ăn uống', 'Vật liệu xây dựng', 'May mặc', 'Sửa chữa xe máy', 'Cắt tóc', 'Thuốc tây', 'Điện thoại'];

/** Household businesses, with the particulars of the owner as exported from the population database two years ago. */
export function householdBusinesses({ dice, today, ago }: Making): TableSpec {
  const date = ago(730);
  const copied: PeopleCopy = { date, way: 'export', haste: 0.5 };
  const who = sql`p.id`;
  return {
    name: 'ho_kd',
    entity: 'person',
    entityId: who,
    from: sql`(select * from world.person where death is null and birth between date '1958-01-01' and date '2000-01-01'
    and ${dice.chance(sql`id`, 'household-business', 0.05)}) p
      ${joinSource(copied)} join ${residenceOn(today)} a on a.person = p.id
        join ${residenceOn(date, today)} b on b.person = p.id`,
    order: sql`p.id * 15485863 % 999979, p.id`,
    key: { name: 'ma_hkd', value: (seq) => sql`'26A8' || lpad((${seq})::varchar, 6, '0')` },
    again: 0.003,
    columns: [
      ...peopleColumns(copied, { name: 'chu_ho', pid: 'mst_cn', birth: { name: 'ngaysinh', form: 'dd/MM/yyyy' }, address: 'dia_chi_kd' }),
      column('nganh_nghe', dice.pick(who, 'trade', trades)),
      original(
        'person',
        'household_business_since',
        'ngay_cap',
        written(sql`greatest(p.birth + 7500, cast(${today} as date) - (800 + ${dice.int(who, 'trade-since', 5000)})::integer)`, 'dd/MM/yyyy'),
      ),
    ],
    tests: [{ chu_ho: 'test', nganh_nghe: 'test' }],
  };
}
