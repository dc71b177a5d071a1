import { sql } from '@sogoc/engine';
import { about, column, copy, original } from '../../derive/columns.ts';
import { decimal, number } from '../../derive/forms.ts';
import type { TableSpec } from '../../derive/spec.ts';
import { dangling } from '../../errors/codes.ts';
import { wrongDigit } from '../../errors/digits.ts';
import { leftEmpty } from '../../errors/holes.ts';
import { nearBy, thousandfold } from '../../errors/numbers.ts';
import { held, type Making } from '../making.ts';

/** The land that declarants own. Some plots sold after the yearly declaration still stand in it. */
export function assets({ dice, today, ago }: Making): TableSpec {
  const date = ago(280);
  const typed = (table: string, source: string) => ({ database: 'land', table, column: source, date, way: 're-typing' }) as const;
  const status = (when: string) =>
    sql`case when w.to_date is null or w.to_date > cast(${when} as date) then 'Đang sở hữu' else 'Đã chuyển nhượng' end`;
  return {
    name: 'tai_san_dat',
    entity: 'parcel',
    entityId: sql`w.parcel`,
    from: sql`world.ownership w join ${held('assets_income', 'nguoi_ke_khai')} n on n.entity_id = w.owner
      join world.parcel q on q.id = w.parcel and w.from_date < cast(${date} as date)`,
    order: sql`n.seq, w.id`,
    key: { name: 'stt', value: number },
    columns: [
      column('ma_ke_khai', sql`n.key`, [dangling(sql`'KK99' || lpad((seq % 9999)::varchar, 4, '0')`)(0.004)], {
        refersTo: 'nguoi_ke_khai.ma_ke_khai',
      }),
      ...about(sql`w.id`, [
        copy({
          entity: 'document',
          attribute: 'certificate_serial',
          name: 'so_giay_cn',
          truth: sql`w.serial`,
          from: typed('giay_chung_nhan', 'so_phat_hanh'),
          errors: [wrongDigit(0.01), leftEmpty(0.02)],
        }),
      ]),
      copy({
        entity: 'parcel',
        attribute: 'area',
        name: 'dien_tich_m2',
        truth: decimal(sql`q.area`, 1),
        from: typed('thua_dat', 'dien_tich'),
        errors: [nearBy(0.02), thousandfold(0.002)],
      }),
      copy({
        entity: 'parcel',
        attribute: 'land_type',
        name: 'loai_dat',
        truth: sql`q.land_type`,
        from: typed('thua_dat', 'loai_dat'),
        errors: [leftEmpty(0.01)],
      }),
      ...about(sql`w.id`, [
        copy({
          entity: 'document',
          attribute: 'certificate_status',
          name: 'tinh_trang',
          truth: status(today),
          truthThen: status(date),
          from: typed('giay_chung_nhan', 'tinh_trang'),
        }),
      ]),
      original('parcel', 'declared_value', 'gia_tri_trieu', sql`(50 + ${dice.int(sql`w.id`, 'value', 4000)})::varchar`, [
        thousandfold(0.006),
        leftEmpty(0.01),
      ]),
    ],
    tests: [{ loai_dat: 'test' }],
  };
}
