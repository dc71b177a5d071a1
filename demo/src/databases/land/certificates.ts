import { sql } from '@sogoc/engine';
import { column, original } from '../../derive/columns.ts';
import { number, written } from '../../derive/forms.ts';
import type { ColumnSpec, TableSpec } from '../../derive/spec.ts';
import { dangling } from '../../errors/codes.ts';
import { dayMonthSwapped } from '../../errors/dates.ts';
import { digitLost, wrongDigit } from '../../errors/digits.ts';
import { leftEmpty } from '../../errors/holes.ts';
import { held, type Making } from '../making.ts';
import { saleNotEntered } from './unentered-sales.ts';

/** Certificates of land use rights, the valid and the replaced ones. Where a sale was never entered, the seller's still counts as valid. */
export function certificates({ dice, today }: Making): TableSpec {
  const unknown = sql`(w.n = 1 and w.to_date is not null and ${saleNotEntered(dice, sql`w.parcel`, sql`w.to_date`)})`;
  const status: ColumnSpec = {
    name: 'tinh_trang',
    truth: sql`case when w.to_date is null then 'Có hiệu lực' else 'Đã thu hồi' end`,
    stored: sql`case when w.to_date is null or ${unknown} then 'Có hiệu lực' else 'Đã thu hồi' end`,
    storedCause: sql`'stale|replaced certificate not withdrawn'`,
    holds: { entity: 'document', name: 'certificate_status' },
    errors: [],
    follows: {
      key: 'ma_thua',
      event: { database: 'land', table: 'giay_chung_nhan', of: 'ma_thua' },
      value: 'Đã thu hồi',
      since: 'ngay_cap',
      after: 'ngay_cap',
    },
  };
  return {
    name: 'giay_chung_nhan',
    entity: 'document',
    entityId: sql`w.id`,
    from: sql`world.ownership w join ${held('land', 'thua_dat')} t on t.entity_id = w.parcel
      join ${held('land', 'chu_su_dung')} c on c.entity_id = w.owner`,
    order: sql`w.from_date, w.id`,
    key: { name: 'id_gcn', value: number },
    keep: true,
    again: 0.002,
    columns: [
      original('document', 'certificate_serial', 'so_phat_hanh', sql`w.serial`, [digitLost(0.003), wrongDigit(0.002), leftEmpty(0.004)]),
      column('ma_thua', sql`t.key`, [dangling(sql`'TD9' || lpad((seq % 9999999)::varchar, 7, '0')`)(0.003)], { refersTo: 'thua_dat.ma_thua' }),
      original('document', 'holder', 'ma_chu', sql`c.key`, [dangling(sql`'CSD9' || lpad((seq % 999999)::varchar, 6, '0')`)(0.003)], {
        refersTo: 'chu_su_dung.ma_chu',
      }),
      original('document', 'certificate_date', 'ngay_cap', written(sql`w.from_date`, 'dd/MM/yyyy'), [
        dayMonthSwapped('dd/MM/yyyy')(0.002),
        leftEmpty(0.003),
      ]),
      status,
      column('cap_nhat', written(sql`least(w.from_date + 10, cast(${today} as date))`, 'dd/MM/yyyy')),
    ],
    tests: [{ tinh_trang: 'Có hiệu lực' }],
  };
}
