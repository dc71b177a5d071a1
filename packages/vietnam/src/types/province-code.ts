import { provinceCodes } from '../units/province-codes.ts';
import { patternType } from './pattern-type.ts';

/** Mã tỉnh: two digits of the national list, in force now or before the merger. Half of all numbers of two digits are one. */
export const provinceCode = patternType({
  id: 'vn.province-code',
  title: { vi: 'Mã đơn vị hành chính cấp tỉnh', en: 'Province code', id: 'Kode provinsi' },
  entity: 'administrative-unit',
  personal: false,
  identifier: true,
  names: ['ma_tinh', 'matinh', 'ma_tp', 'ma_thanh_pho', 'ma_tinh_thanh', 'ma_ttp', 'province_code', 'province_id', 'city_code'],
  needsName: true,
  threshold: 0.95,
  pattern: provinceCodes.join('|'),
});
