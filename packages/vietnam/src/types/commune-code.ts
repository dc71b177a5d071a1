import { type Dialect, type Sql, sql } from '@sogoc/engine';
import type { SemanticType } from '@sogoc/profile';
import { once } from '../data.ts';
import { isOneOf } from '../sql-list.ts';
import { successors } from '../units/merges.ts';
import { unitsBefore, unitsNow } from '../units/units.ts';

const known = once(() => new Set([...unitsBefore().communes.keys(), ...unitsNow().communes.keys()]));
/** Codes of before the merger that nothing has today. Most were used again, so a code alone seldom tells that it is old. */
const ended = once(() => [...unitsBefore().communes.keys()].filter((code) => !unitsNow().communes.has(code)));
const becoming = once(() => [...unitsBefore().communes.keys()].flatMap((code) => successors(code).map((next) => `${code}>${next.code}`)));
const shape = (value: Sql, dialect: Dialect): Sql => isOneOf(value, [...known()], dialect);

/** Mã xã: five digits of the national list, in force now or before the merger. A number of five digits is one in three times out of ten, so a known code is asked. */
export const communeCode: SemanticType = {
  id: 'vn.commune-code',
  title: { vi: 'Mã đơn vị hành chính cấp xã', en: 'Commune code', id: 'Kode komune' },
  entity: 'administrative-unit',
  personal: false,
  identifier: true,
  names: ['ma_xa', 'ma_phuong', 'ma_px', 'ma_phuong_xa', 'ma_xa_phuong', 'ma_dvhc', 'dvhc', 'commune_code', 'ward_code', 'ward_id', 'commune_id'],
  shape,
  valid: shape,
  canonical: (value, dialect) => sql`case when ${dialect.regexMatches(value, '^[0-9]{1,4}$')} then ${padded(value, dialect)} else ${value} end`,
  outdated: (value, dialect) => isOneOf(value, ended(), dialect),
  became: (earlier, later, dialect) => isOneOf(dialect.concat(earlier, sql`'>'`, later), becoming(), dialect),
  matches: (value) => known().has(value),
};

/** Spreadsheets drop the zeros that a code begins with. */
function padded(value: Sql, dialect: Dialect): Sql {
  const long = dialect.concat(sql`'0000'`, value);
  return dialect.substring(long, sql`${dialect.length(value)}`, sql`5`);
}
