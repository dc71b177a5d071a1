import { type Dialect, type Sql, sql } from '@sogoc/engine';
import { once } from '../data.ts';
import { successors } from '../units/merges.ts';
import { provinceSuccessors, unitsBefore, unitsNow } from '../units/units.ts';
import { looseName } from './loose-name.ts';

/** A line for each `commune|district|province` that an address may say: the key, `=` and the codes of today, with blanks between. */
const lines = once((): string => {
  const before = new Map<string, Set<string>>();
  const now = new Map<string, Set<string>>();
  const add = (map: Map<string, Set<string>>, key: string, codes: readonly string[]): void => {
    const known = map.get(key) ?? new Set();
    for (const code of codes) known.add(code);
    map.set(key, known);
  };
  for (const { code, name, province } of unitsNow().communes.values()) add(now, `${looseName(name)}||${province}`, [code]);
  for (const { code, name, district, province } of unitsBefore().communes.values()) {
    const ward = looseName(name);
    const within = looseName(unitsBefore().districts.get(district ?? '')?.name ?? '');
    const codes = successors(code).map((link) => link.code);
    const today = provinceSuccessors().get(province) ?? '';
    for (const key of [`${ward}|${within}|${today}`, `${ward}|${within}|`, `${ward}||${today}`]) add(before, key, codes);
  }
  const known = new Map([...before, ...now]);
  return [...known].flatMap(([key, codes]) => (codes.size > 0 ? [`${key}=${[...codes].sort().join(' ')}`] : [])).join('\n');
});

/**
 * The communes of today that a `commune|district|province` may mean: codes with blanks between; null where none has the name. Without a district today's names come
 * first. One join answers all addresses.
 */
export function communesSql(key: Sql, dialect: Dialect): Sql {
  const [name = sql`null`, codes = sql`null`] = [1, 2].map((place) => dialect.splitPart(sql`listed.value`, '=', place));
  const list = sql`select ${name} as unit_name, ${codes} as codes from ${dialect.unnest(dialect.split(sql`${lines()}`, '\n'), 'listed')}`;
  return sql`(select max(units.codes) from (${list}) units where units.unit_name = ${key})`;
}
