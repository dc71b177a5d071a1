import { and, type Dialect, or, type Sql, sql } from '@sogoc/engine';
import { once } from '../data.ts';
import { nameKeys } from '../units/unit-names.ts';
import { provinceSuccessors, unitsBefore } from '../units/units.ts';
import { bareOf } from './regional-names.ts';
import { provinceCodesByName } from './units-of-address.ts';

/** Where the units stand in an address that is written out. All are SQL for text, null where there is none; units without type word, accents and blanks. */
export interface AddressSql {
  /** What stands before the commune, and the last part of it. */
  detail: Sql;
  hamlet: Sql;
  ward: Sql;
  /** Empty where the address names none. */
  district: Sql;
  /** Code of today, empty where the address names none. */
  province: Sql;
}

/** Names of old districts with the code of their province of today. */
const districtNames = once(
  () =>
    new Map(
      [...unitsBefore().districts.values()].map(({ name, province }) => [`${nameKeys(name).loose}|${provinceSuccessors().get(province)}`, '1']),
    ),
);

/** Parts of an address, read from the end: province, district (before July 2025), commune. */
export function partsSql(full: Sql, dialect: Dialect): AddressSql {
  const fromEnd = (skip: number): Sql => dialect.regexExtract(full, `([^,]+)(?:,[^,]+){${skip}}$`, 1);
  const [last, second, third] = [fromEnd(0), fromEnd(1), fromEnd(2)];
  const is = (part: Sql, words: string): Sql => sql`coalesce(${dialect.regexMatches(part, `^(?:${words}) `)}, false)`;
  const isWard = (part: Sql): Sql => is(part, 'xã|phường|thị trấn|đặc khu');
  const province = sql`coalesce(${dialect.lookUp(looseSql(last, dialect), provinceCodesByName())}, '')`;
  const listed = sql`${dialect.lookUp(dialect.concat(looseSql(second, dialect), sql`'|'`, province), districtNames())} is not null`;
  const endsInWard = isWard(last);
  const endsInDistrict = is(last, 'quận|huyện|thị xã');
  const hasDistrict = or(
    is(second, 'quận|huyện|thị xã|thành phố'),
    and(sql`${third} is not null`, sql`not ${isWard(second)}`, or(isWard(third), listed)),
  );
  const choose = (ward: Sql, district: Sql, inOld: Sql, now: Sql): Sql =>
    sql`case when ${endsInWard} then ${ward} when ${endsInDistrict} then ${district} when ${hasDistrict} then ${inOld} else ${now} end`;
  const before = (count: number): Sql => dialect.regexReplace(full, `(?:^|,)[^,]+(?:,[^,]+){${count - 1}}$`, '');
  const detail = sql`nullif(${bareOf(choose(before(1), before(2), before(3), before(2)), dialect)}, '')`;
  const none = sql`''`;
  return {
    detail,
    hamlet: dialect.regexExtract(detail, '[^,]+$', 0),
    ward: looseSql(choose(last, second, third, second), dialect),
    district: choose(none, looseSql(last, dialect), looseSql(second, dialect), none),
    province: choose(none, none, province, province),
  };
}

/** SQL of the loose key of a unit's name, for text that is folded: no type word, accents, blanks or leading zeros. */
function looseSql(part: Sql, dialect: Dialect): Sql {
  const name = dialect.regexReplace(bareOf(part, dialect), '^(?:xa|phuong|thi tran|dac khu|quan|huyen|thi xa|thanh pho|tinh|thu do) +', '');
  return dialect.regexReplace(dialect.regexReplace(name, '[^a-z0-9]', ''), '^0+([0-9])', '$1');
}
