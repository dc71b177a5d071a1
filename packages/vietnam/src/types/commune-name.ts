import { type Dialect, or, type Sql, sql } from '@sogoc/engine';
import type { SemanticType } from '@sogoc/profile';
import { once } from '../data.ts';
import { isOneOf } from '../sql-list.ts';
import { foldText, lower } from '../text/fold.ts';
import { foldSql, lowerSql } from '../text/fold-sql.ts';
import { unitsBefore, unitsNow } from '../units/units.ts';

const withType = '^(?:(?:xã|phường|thị trấn|đặc khu)[\\p{Z}\\s]|(?:p|x|tt|đk)\\. ?)[^,;:]+$';
const hasType = new RegExp(withType, 'u');
const typeWord = /^(?:xã|phường|thị trấn|đặc khu) /;

const fullNames = once(() => {
  const communes = [...unitsBefore().communes.values(), ...unitsNow().communes.values()];
  return new Set(communes.map((commune) => foldText(commune.name)));
});
const bareNames = once(() => new Set([...fullNames()].map((name) => name.replace(typeWord, '')).filter((name) => !/^[0-9]+$/.test(name))));

const isBare = (value: Sql, dialect: Dialect): Sql => isOneOf(foldSql(value, dialect), [...bareNames()], dialect);

/** The name of a commune, ward, township or special zone, with its type word, or without where the name is of the national list. */
export const communeName: SemanticType = {
  id: 'vn.commune-name',
  title: { vi: 'Tên đơn vị hành chính cấp xã', en: 'Commune name', id: 'Nama komune' },
  entity: 'administrative-unit',
  personal: false,
  identifier: false,
  names: [
    'ten_xa',
    'xa',
    'phuong',
    'ten_phuong',
    'phuong_xa',
    'xa_phuong',
    'ten_px',
    'ten_dvhc',
    'don_vi_hanh_chinh',
    'ten_hc',
    'commune',
    'commune_name',
    'ward',
    'ward_name',
  ],
  shape: (value, dialect) => or(dialect.regexMatches(lowerSql(value, dialect), withType), isBare(value, dialect)),
  valid: (value, dialect) => isOneOf(canonicalSql(value, dialect), [...fullNames(), ...bareNames()], dialect),
  canonical: canonicalSql,
  matches: (value) => hasType.test(lower(value)) || bareNames().has(foldText(value)),
};

const abbreviations = [
  ['^p\\. ?', 'phường '],
  ['^x\\. ?', 'xã '],
  ['^tt\\. ?', 'thị trấn '],
  ['^đk\\. ?', 'đặc khu '],
  [' 0+([0-9])', ' $1'],
] as const;

function canonicalSql(value: Sql, dialect: Dialect): Sql {
  const folded = foldSql(value, dialect);
  const long = abbreviations.reduce((text, [short, written]) => dialect.regexReplace(text, short, written), folded);
  return sql`case when ${dialect.regexMatches(folded, '^(?:p|x|tt|đk)\\.| 0[0-9]')} then ${long} else ${folded} end`;
}
