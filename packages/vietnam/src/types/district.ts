import { once } from '../data.ts';
import { foldSql } from '../text/fold-sql.ts';
import { unitsBefore } from '../units/units.ts';
import { patternType } from './pattern-type.ts';

const codes = once(() => [...unitsBefore().districts.keys()].join('|'));

/** Mã huyện: three digits; the districts ended on 30 June 2025, but older records keep them. */
export const districtCode = patternType({
  id: 'vn.district-code',
  title: { vi: 'Mã đơn vị hành chính cấp huyện', en: 'District code', id: 'Kode distrik' },
  entity: 'administrative-unit',
  personal: false,
  identifier: true,
  names: ['ma_huyen', 'ma_quan', 'ma_qh', 'ma_quan_huyen', 'district_code', 'district_id'],
  needsName: true,
  pattern: codes(),
});

/** The name of a district with its type word. */
export const districtName = patternType({
  id: 'vn.district-name',
  title: { vi: 'Tên đơn vị hành chính cấp huyện', en: 'District name', id: 'Nama distrik' },
  entity: 'administrative-unit',
  personal: false,
  identifier: false,
  names: ['huyen', 'quan', 'ten_huyen', 'ten_quan', 'quan_huyen', 'district', 'district_name'],
  pattern: '(?:(?:quận|huyện|thị xã|thành phố) |(?:q|h|tx|tp)\\. ?)[^,;:]{1,40}',
  anyCase: true,
  canonical: foldSql,
});
