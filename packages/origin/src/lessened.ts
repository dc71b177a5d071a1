import { and, type Dialect, type Sql, sql } from '@sogoc/engine';
import type { CountryPack } from '@sogoc/profile';

/**
 * Boolean SQL of two differing values in canonical form: is the first what is left of the second after something was lost? What was lost on the way cannot come back, so that
 * the second was not taken from it. (Irreversible transformations give a copy its direction: Buneman, Khanna and Tan, Why and Where, ICDT 2001.)
 */
export function isLessened(value: Sql, other: Sql, dialect: Dialect, pack: CountryPack): Sql {
  return pack.bare ? sql`(${isLess(value, other)} or ${isBare(value, other, dialect, pack.bare)})` : isLess(value, other);
}

/** Boolean SQL: is a text the year alone, or its first day for want of a better, of another that is a whole day? */
export function isLess(year: Sql, day: Sql): Sql {
  return sql`(${day} like '____-__-__' and ${day} not like '____-01-01' and (${year} like '____' and ${day} like ${year} || '-%'
    or ${year} like '____-01-01' and ${day} like substring(${year}, 1, 4) || '-%'))`;
}

/** Boolean SQL: is a text another without the marks on its letters, all of them? Lengths first: they cost next to nothing to compare. */
function isBare(text: Sql, other: Sql, dialect: Dialect, bare: NonNullable<CountryPack['bare']>): Sql {
  const alike = and(sql`${bare(text, dialect)} = ${dialect.lower(text)}`, sql`${bare(other, dialect)} = ${bare(text, dialect)}`);
  return sql`case when ${dialect.length(text)} <> ${dialect.length(other)} then false else coalesce(${alike}, false) end`;
}
