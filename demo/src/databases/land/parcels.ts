import { sql } from '@sogoc/engine';
import { column, original } from '../../derive/columns.ts';
import { decimal } from '../../derive/forms.ts';
import type { ColumnSpec, TableSpec } from '../../derive/spec.ts';
import { addressErrors, stored } from '../../errors/bundles.ts';
import { oldCode } from '../../errors/codes.ts';
import { filler, leftEmpty } from '../../errors/holes.ts';
import { negative, thousandfold } from '../../errors/numbers.ts';
import { hamletOn, held, type Making } from '../making.ts';
import { saleNotEntered } from './unentered-sales.ts';

const certificates = { database: 'land', table: 'giay_chung_nhan' };

/** Land types of the cadastre, as circular 08/2024/TT-BTNMT lists them; parcels are told by the codes of single uses. */
const landTypes = [
  ...['LUC', 'LUK', 'HNK', 'BHK', 'NHK', 'CLN', 'RDD', 'RPH', 'RSX', 'NTS', 'CNT', 'LMU', 'NKH', 'ONT', 'ODT', 'TSC', 'CQP', 'CAN', 'DTS', 'DVH'],
  ...['DXH', 'DYT', 'DGD', 'DTT', 'DKH', 'DMT', 'DKT', 'DNG', 'DSK', 'SKK', 'SKN', 'SCT', 'TMD', 'SKC', 'SKS', 'DGT', 'DTL', 'DCT', 'DPC', 'DDD'],
  ...['DRA', 'DNL', 'DBV', 'DCH', 'DKV', 'TON', 'TIN', 'NTD', 'TVC', 'PNK', 'CGT', 'BCS', 'DCS', 'NCS'],
];

/**
 * Parcels: commune, map sheet, number, area, land type, present owner. Some sales of the last years were never entered: the seller still stands as
 * owner.
 */
export function parcels({ dice, today }: Making): TableSpec {
  const owner: ColumnSpec = {
    name: 'ma_chu_ht',
    truth: sql`c.key`,
    stored: sql`case when v.id is not null and ${saleNotEntered(dice, sql`p.id`, sql`w.from_date`)} then s.key else c.key end`,
    storedCause: sql`'stale|sale not entered'`,
    holds: { entity: 'parcel', name: 'owner' },
    refersTo: 'chu_su_dung.ma_chu',
    follows: { key: 'ma_thua', event: { ...certificates, of: 'ma_thua' }, value: { column: 'ma_chu' }, since: 'ngay_cap' },
  };
  return {
    name: 'thua_dat',
    entity: 'parcel',
    entityId: sql`p.id`,
    from: sql`world.parcel p join ${hamletOn(today)} a on a.hamlet = p.hamlet join world.ownership w on w.parcel = p.id and w.to_date is null
      join ${held('land', 'chu_su_dung')} c on c.entity_id = w.owner left join world.ownership v on v.parcel = p.id and v.to_date = w.from_date
      left join ${held('land', 'chu_su_dung')} s on s.entity_id = v.owner`,
    order: sql`p.region, p.sheet, p.number, p.id`,
    key: { name: 'ma_thua', value: (seq) => sql`'TD' || lpad((${seq})::varchar, 8, '0')` },
    keep: true,
    uniques: [['ma_xa', 'so_to', 'so_thua']],
    again: 0.003,
    columns: [
      original('parcel', 'commune_code', 'ma_xa', sql`a.code`, [oldCode(stored('old_code'))(0.03)]),
      column('old_code', sql`a.old_code`, [], { hidden: true }),
      original('parcel', 'sheet', 'so_to', sql`p.sheet::varchar`, [leftEmpty(0.004)]),
      original('parcel', 'number', 'so_thua', sql`p.number::varchar`, [leftEmpty(0.003), filler('0')(0.002)]),
      original('parcel', 'area', 'dien_tich', decimal(sql`p.area`, 1), [thousandfold(0.002), negative(0.0004), leftEmpty(0.005), filler('0')(0.002)]),
      original('parcel', 'land_type', 'loai_dat', sql`p.land_type`, [leftEmpty(0.004), filler('KHAC')(0.002)], { codes: landTypes }),
      owner,
      column('old_address', sql`a.old_address`, [], { hidden: true }),
      original('parcel', 'address', 'dia_chi_thua', sql`a.address`, addressErrors(1, stored('old_address'))),
    ],
    tests: [{ so_to: '999', so_thua: '9999', dien_tich: '1', loai_dat: 'TEST', dia_chi_thua: 'test' }],
  };
}
