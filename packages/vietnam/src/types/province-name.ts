import { type Dialect, or, type Sql, sql } from '@sogoc/engine';
import type { SemanticType } from '@sogoc/profile';
import { once } from '../data.ts';
import { isOneOf } from '../sql-list.ts';
import { bareText, foldText } from '../text/fold.ts';
import { bareSql, foldSql } from '../text/fold-sql.ts';
import { unitsBefore, unitsNow } from '../units/units.ts';

const prefix = '^(?:tinh|thanh pho|thu do|tp|t\\.p|t)[. ]+|^tp';
const bareKey = (value: string): string => bareText(value).replace(new RegExp(prefix), '').replaceAll(/[ -]/g, '');
const keySql = (value: Sql, d: Dialect): Sql => d.translate(d.regexReplace(bareSql(value, d), prefix, ''), ' -', '');

/** Names that people use beside the official ones, as keys. */
const alsoKnown: Record<string, string> = {
  hcm: 'Thành phố Hồ Chí Minh',
  hcmc: 'Thành phố Hồ Chí Minh',
  saigon: 'Thành phố Hồ Chí Minh',
  hn: 'Thành phố Hà Nội',
  thuathienhue: 'Thành phố Huế',
  brvt: 'Tỉnh Bà Rịa - Vũng Tàu',
};

/** Official name by key: the name without its type word, accents, spaces and dashes. A name of today wins over the same of before. */
const officialNames = once(() => {
  const names = [...unitsBefore().provinces.values(), ...unitsNow().provinces.values()];
  return new Map([...names.map((name): [string, string] => [bareKey(name), name]), ...Object.entries(alsoKnown)]);
});

/** With all accents right, in any type word. */
const wellWritten = once(() => [...new Set([...officialNames().values()].map((name) => foldText(name).replace(/^(?:tỉnh|thành phố) /, '')))]);

/** The name of a province of before or after the merger, with or without its type word and accents. The canonical form is the official name. */
export const provinceName: SemanticType = {
  id: 'vn.province-name',
  title: { vi: 'Tên tỉnh, thành phố', en: 'Province name', id: 'Nama provinsi' },
  entity: 'administrative-unit',
  personal: false,
  identifier: false,
  names: ['tinh', 'ten_tinh', 'tinh_thanh', 'tinh_thanh_pho', 'thanh_pho', 'ten_tp', 'province', 'province_name', 'city'],
  shape: (value, dialect) => isOneOf(keySql(value, dialect), [...officialNames().keys()], dialect),
  valid: (value, dialect) => {
    const name = dialect.regexReplace(foldSql(value, dialect), '^(?:tỉnh|thành phố|thủ đô|tp|t\\.p|t)[. ]+|^tp', '');
    return or(isOneOf(name, wellWritten(), dialect), isOneOf(keySql(value, dialect), Object.keys(alsoKnown), dialect));
  },
  canonical: (value, dialect) => sql`coalesce(${dialect.lookUp(keySql(value, dialect), officialNames())}, ${foldSql(value, dialect)})`,
  matches: (value) => officialNames().has(bareKey(value)),
};
