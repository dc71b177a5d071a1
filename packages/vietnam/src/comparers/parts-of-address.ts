import { and, type Dialect, or, type Sql, sql } from '@sogoc/engine';
import { once } from '../data.ts';
import { part } from '../types/digits.ts';
import { provinceSuccessors, unitsBefore, unitsNow } from '../units/units.ts';
import { looseName, looseSql } from './loose-name.ts';
import { bareOf } from './regional-names.ts';

/** Codes of today by the loose names of provinces of both times. */
const provinceCodes = once((): ReadonlyMap<string, string> => {
  const all = [...unitsBefore().provinces, ...unitsNow().provinces, ['46', 'Thừa Thiên Huế'], ['79', 'HCM'], ['79', 'TPHCM'], ['79', 'Sài Gòn']];
  return new Map(all.map(([code = '', name = '']) => [looseName(name), provinceSuccessors().get(code) ?? code]));
});

/** Loose names of districts, until 30 June 2025. */
const districtNames = once(() => new Map([...unitsBefore().districts.values()].map(({ name }) => [looseName(name), '1'])));

/** How an address ends, by the first character: with its commune, its district, both and the province, or the commune and the province. */
const ends = { ward: 'w', district: 'd', before: 'b', now: 'n' } as const;

/** An address that is written out, with how it ends in front: `n` and `thôn 2,xã a,tỉnh b`. */
export function shapedSql(text: Sql, dialect: Dialect): Sql {
  const [last, second, third] = [0, 1, 2].map((skip) => fromEnd(text, skip, dialect));
  const is = (unit: Sql = sql`null`, words: string): Sql => sql`coalesce(${dialect.regexMatches(unit, `^(?:${words}) `)}, false)`;
  const communes = 'xã|phường|thị trấn|đặc khu';
  const listed = sql`${dialect.lookUp(looseSql(second ?? sql`null`, dialect), districtNames())} is not null`;
  const unsaid = and(sql`${third ?? null} is not null`, sql`not ${is(second, communes)}`, or(is(third, communes), listed));
  const district = or(is(second, 'quận|huyện|thị xã|thành phố'), unsaid);
  const end = sql`case when ${is(last, communes)} then ${ends.ward} when ${is(last, 'quận|huyện|thị xã')} then ${ends.district}
    when ${district} then ${ends.before} else ${ends.now} end`;
  return dialect.concat(end, text);
}

/** What stands before the commune: house, street, hamlet, without accents. */
export function detailSql(text: Sql, dialect: Dialect): Sql {
  const before = (count: number): Sql => dialect.regexReplace(text, `(?:^.|,)[^,]+(?:,[^,]+){${count - 1}}$`, '');
  const cut = sql`case ${part(text, 1, 1, dialect)} when ${ends.ward} then ${before(1)} when ${ends.before} then ${before(3)} else ${before(2)} end`;
  return sql`nullif(${bareOf(dialect.regexReplace(cut, '^.', ''), dialect)}, '')`;
}

/** `commune|district|province`, as far as the address says them: loose names, and the province's code of today. */
export function communeKeySql(text: Sql, dialect: Dialect): Sql {
  const [last, second, third] = [0, 1, 2].map((skip) => looseSql(fromEnd(dialect.regexReplace(text, '^.', ''), skip, dialect), dialect));
  const province = sql`coalesce(${dialect.lookUp(last ?? sql`null`, provinceCodes())}, '')`;
  const key = (...parts: (Sql | undefined)[]): Sql => dialect.concat(...parts.flatMap((one, i) => [...(i > 0 ? [sql`'|'`] : []), one ?? sql`''`]));
  return sql`case ${part(text, 1, 1, dialect)} when ${ends.ward} then ${key(last, undefined, undefined)} when ${ends.district} then ${key(second, last, undefined)}
    when ${ends.before} then ${key(third, second, province)} else ${key(second, undefined, province)} end`;
}

/** The code of today of the province that ends an address that is written out; null where none does. */
export function provinceSql(full: Sql, dialect: Dialect): Sql {
  return dialect.lookUp(looseSql(fromEnd(full, 0, dialect), dialect), provinceCodes());
}

const fromEnd = (text: Sql, skip: number, dialect: Dialect): Sql => dialect.regexExtract(text, `([^,]+)(?:,[^,]+){${skip}}$`, 1);
