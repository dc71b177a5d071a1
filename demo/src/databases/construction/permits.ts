import { sql } from '@sogoc/engine';
import { about, column, copy, original } from '../../derive/columns.ts';
import { decimal, written } from '../../derive/forms.ts';
import type { TableSpec } from '../../derive/spec.ts';
import { dangling } from '../../errors/codes.ts';
import { dayMonthSwapped } from '../../errors/dates.ts';
import { wrongDigit } from '../../errors/digits.ts';
import { filler, leftEmpty } from '../../errors/holes.ts';
import { nearBy, thousandfold } from '../../errors/numbers.ts';
import { held, type Making, residenceOn } from '../making.ts';
import { addressesAsOf, joinSource, type PeopleCopy, peopleColumns } from '../people.ts';

const works = ['Nhà ở riêng lẻ', 'Nhà ở kết hợp kinh doanh', 'Sửa chữa, cải tạo', 'Nhà xưởng'];

/** Building permits on home plots: the builder and the plot typed from the certificate shown with the dossier. */
export function permits(making: Making): TableSpec {
  const { dice, today, plan } = making;
  const who = sql`w.id`;
  const copied: PeopleCopy = { date: today, way: 're-typing', haste: 1.8, unconverted: 0.15, source: plan.people('permits') };
  const issued = sql`greatest(w.from_date + 20, cast(${today} as date) - (30 + ${dice.int(who, 'permit-day', 2000)})::integer)`;
  const typed = (table: string, source: string) => ({ database: 'land', table, column: source, date: today, way: 're-typing' }) as const;
  return {
    name: 'giay_phep_xd',
    entity: 'document',
    entityId: who,
    from: sql`(select o.*, q.area, q.sheet, q.number, q.region from world.ownership o join world.parcel q on q.id = o.parcel
        where o.to_date is null and q.land_type in ('ODT', 'ONT') and o.from_date < cast(${today} as date) - 60
          and ${dice.chance(sql`o.id`, 'builds', 0.14)}) w
      join world.person p on p.id = w.owner join ${residenceOn(today)} a on a.person = p.id join ${residenceOn(addressesAsOf(copied, making), today)} b on b.person = p.id ${joinSource(copied)}
      join ${held('construction', 'nha_thau')} n on n.seq = 1 + ${dice.int(
        who,
        'contractor',
        sql`(select count(*)
        from ${held('construction', 'nha_thau')})`,
      )}`,
    order: sql`${issued}, w.id`,
    key: { name: 'so_gpxd', value: (seq) => sql`lpad((${seq})::varchar, 6, '0') || '/GPXD-UBND'` },
    again: 0.004,
    columns: [
      ...about(sql`p.id`, peopleColumns(copied, { name: 'chu_dau_tu', pid: 'cccd_chu_dau_tu', address: 'dia_chi_thuong_tru' })),
      ...about(sql`w.parcel`, [
        copy({
          entity: 'parcel',
          attribute: 'sheet',
          name: 'to_ban_do',
          truth: sql`w.sheet::varchar`,
          from: typed('thua_dat', 'so_to'),
          errors: [leftEmpty(0.01), filler('-')(0.003)],
        }),
        copy({
          entity: 'parcel',
          attribute: 'number',
          name: 'thua_dat_so',
          truth: sql`w.number::varchar`,
          from: typed('thua_dat', 'so_thua'),
          errors: [leftEmpty(0.01)],
        }),
        copy({
          entity: 'parcel',
          attribute: 'area',
          name: 'dien_tich_dat',
          truth: decimal(sql`w.area`, 1),
          from: typed('thua_dat', 'dien_tich'),
          errors: [nearBy(0.02), thousandfold(0.003)],
        }),
      ]),
      copy({
        entity: 'document',
        attribute: 'certificate_serial',
        name: 'so_gcn_qsdd',
        truth: sql`w.serial`,
        from: typed('giay_chung_nhan', 'so_phat_hanh'),
        errors: [wrongDigit(0.015), leftEmpty(0.01)],
      }),
      original('document', 'permit_date', 'ngay_cap_phep', written(issued, 'dd-MM-yyyy'), [dayMonthSwapped('dd-MM-yyyy')(0.004)]),
      original('document', 'work', 'loai_cong_trinh', dice.pick(who, 'work', works)),
      original('document', 'floor_area', 'dien_tich_san', decimal(sql`w.area * (0.6 + 1.6 * ${dice.u(who, 'floors')})`, 1), [
        thousandfold(0.004),
        leftEmpty(0.02),
      ]),
      column('ma_nha_thau', sql`n.key`, [dangling(sql`'NT9' || lpad((seq % 9999)::varchar, 4, '0')`)(0.006)], { refersTo: 'nha_thau.ma_nha_thau' }),
    ],
    tests: [{ chu_dau_tu: 'test', loai_cong_trinh: 'test' }],
  };
}
