import { type Dialect, type Sql, sql } from '@sogoc/engine';
import { once } from '../data.ts';
import { successors } from '../units/merges.ts';
import { nameKeys } from '../units/unit-names.ts';
import { provinceSuccessors, unitsBefore, unitsNow } from '../units/units.ts';
import type { AddressSql } from './parts-of-address.ts';

/** Codes of today by the loose names of provinces of both times. */
export const provinceCodesByName = once((): ReadonlyMap<string, string> => {
  const all = [...unitsBefore().provinces, ...unitsNow().provinces, ['46', 'Thừa Thiên Huế'], ['79', 'HCM'], ['79', 'TPHCM'], ['79', 'Sài Gòn']];
  return new Map(all.map(([code = '', name = '']) => [nameKeys(name).loose, provinceSuccessors().get(code) ?? code]));
});

/** Codes of today, with blanks between, by `ward|district|province`; a lone name stands for all communes that have it only where they became one. */
const communesByName = once((): ReadonlyMap<string, string> => {
  const before = new Map<string, Set<string>>();
  const now = new Map<string, Set<string>>();
  const add = (map: Map<string, Set<string>>, key: string, codes: readonly string[]): void => {
    map.set(key, new Set([...(map.get(key) ?? []), ...codes]));
  };
  for (const { code, name, province } of unitsNow().communes.values()) add(now, `${nameKeys(name).loose}||${province}`, [code]);
  for (const { code, name, district, province } of unitsBefore().communes.values()) {
    const ward = nameKeys(name).loose;
    const within = nameKeys(unitsBefore().districts.get(district ?? '')?.name ?? '').loose;
    const codes = successors(code).map((link) => link.code);
    const today = provinceSuccessors().get(province) ?? '';
    for (const key of [`${ward}|${within}|${today}`, `${ward}|${within}|`, `${ward}||${today}`]) add(before, key, codes);
  }
  return new Map([...before, ...now].flatMap(([key, codes]): [string, string][] => (codes.size > 0 ? [[key, [...codes].sort().join(' ')]] : [])));
});

/** The communes of today in which an address may lie: codes with blanks between; null where none has the name. One join answers all addresses. */
export function communesSql(address: AddressSql, dialect: Dialect): Sql {
  const key = dialect.concat(address.ward, sql`'|'`, address.district, sql`'|'`, address.province);
  const lines = [...communesByName()].map(([name, codes]) => `${name}=${codes}`).join('\n');
  const [name, codes] = [1, 2].map((place) => dialect.splitPart(sql`listed.value`, '=', place));
  const list = sql`select ${name ?? null} as unit_name, ${codes ?? null} as codes from ${dialect.unnest(dialect.split(sql`${lines}`, '\n'), 'listed')}`;
  return sql`(select max(units.codes) from (${list}) units where units.unit_name = ${key})`;
}

/** Code of the province of today, null where the address names none. */
export function provinceSql(address: AddressSql, _dialect: Dialect): Sql {
  return sql`nullif(${address.province}, '')`;
}
