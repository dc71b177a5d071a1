import { sql } from '@sogoc/engine';
import { column, copy, original } from '../../derive/columns.ts';
import type { TableSpec } from '../../derive/spec.ts';
import { nameErrors } from '../../errors/bundles.ts';
import { leftEmpty } from '../../errors/holes.ts';
import { type Making, residenceOn } from '../making.ts';
import { addressesAsOf, joinSource, type PeopleCopy, peopleColumns } from '../people.ts';

const agencies = [
  'Sở Tư pháp',
  'Sở Tài chính',
  'Sở Y tế',
  'Sở Xây dựng',
  'Sở Nội vụ',
  'Sở Công Thương',
  'Sở Giáo dục và Đào tạo',
  'Thanh tra tỉnh',
  'Văn phòng UBND tỉnh',
  'Sở Khoa học và Công nghệ',
];

/** Officials who must declare, with spouse, typed by their agency's staff office. */
export function declarants(making: Making): TableSpec {
  const { today, ago, plan } = making;
  const date = ago(280);
  const copied: PeopleCopy = { date, way: 're-typing', haste: 1, source: plan.people('declarants') };
  return {
    name: 'nguoi_ke_khai',
    entity: 'person',
    entityId: sql`p.id`,
    from: sql`world.official f join world.person p on p.id = f.person join ${residenceOn(today)} a on a.person = p.id
      join ${residenceOn(addressesAsOf(copied, making), today)} b on b.person = p.id ${joinSource(copied)}`,
    order: sql`f.agency, p.id`,
    key: { name: 'ma_ke_khai', value: (seq) => sql`'KK' || lpad((${seq})::varchar, 6, '0')` },
    keep: true,
    columns: [
      ...peopleColumns(copied, { name: 'ho_ten', pid: 'so_cccd', birth: { name: 'ngay_sinh', form: 'dd/MM/yyyy' }, address: 'noi_thuong_tru' }),
      original('person', 'position', 'chuc_vu', sql`f.position`, [leftEmpty(0.006)]),
      column('co_quan', sql`${agencies}[1 + f.agency % ${agencies.length}]`),
      copy({
        entity: 'person',
        attribute: 'spouse_name',
        name: 'ho_ten_vo_chong',
        truth: sql`p.spouse_name`,
        from: { database: 'civil_status', table: 'marriages', column: 'wife_name', date, way: 're-typing' },
        errors: [...nameErrors(1), leftEmpty(0.01)],
        optional: true,
      }),
    ],
    tests: [{ ho_ten: 'Nguyễn Văn Test', chuc_vu: 'test' }],
  };
}
