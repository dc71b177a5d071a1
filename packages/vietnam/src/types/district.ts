import { type Dialect, or, type Sql } from '@sogoc/engine';
import type { SemanticType } from '@sogoc/profile';
import { once } from '../data.ts';
import { isOneOf } from '../sql-list.ts';
import { foldText, lower } from '../text/fold.ts';
import { foldSql, lowerSql } from '../text/fold-sql.ts';
import { unitsBefore } from '../units/units.ts';
import { patternType } from './pattern-type.ts';

/** Mã huyện: three digits; the districts ended on 30 June 2025, but older records keep them. */
export const districtCode = patternType({
  id: 'vn.district-code',
  title: { vi: 'Mã đơn vị hành chính cấp huyện', en: 'District code', id: 'Kode distrik' },
  entity: 'administrative-unit',
  personal: false,
  identifier: true,
  names: ['ma_huyen', 'ma_quan', 'ma_qh', 'ma_quan_huyen', 'district_code', 'district_id'],
  needsName: true,
  pattern: () => [...unitsBefore().districts.keys()].join('|'),
});

const withType = '^(?:(?:quận|huyện|thị xã|thành phố)[\\p{Z}\\s]|(?:q|h|tx|tp)\\. ?)[^,;:]+$';
const hasType = new RegExp(withType, 'u');
const bareNames = once(() => {
  const names = [...unitsBefore().districts.values()].map(({ name }) => foldText(name).replace(/^(?:quận|huyện|thị xã|thành phố) /, ''));
  return new Set(names.filter((name) => !/^[0-9]+$/.test(name)));
});

/** The name of a district, with its type word, or without where the name is of the national list. */
export const districtName: SemanticType = {
  id: 'vn.district-name',
  title: { vi: 'Tên đơn vị hành chính cấp huyện', en: 'District name', id: 'Nama distrik' },
  entity: 'administrative-unit',
  personal: false,
  identifier: false,
  names: ['huyen', 'quan', 'ten_huyen', 'ten_quan', 'quan_huyen', 'district', 'district_name'],
  shape: (value: Sql, dialect: Dialect) =>
    or(dialect.regexMatches(lowerSql(value, dialect), withType), isOneOf(foldSql(value, dialect), [...bareNames()], dialect)),
  canonical: foldSql,
  matches: (value) => hasType.test(lower(value)) || bareNames().has(foldText(value)),
};
