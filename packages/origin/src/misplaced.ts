import { type Dialect, join, type Sql, sql } from '@sogoc/engine';
import type { Field } from './field.ts';

/** Factors between the units that measures are mistaken for: a hundred (m² and are), a thousand, ten thousand (hectare), a million. */
const units = [100, 1000, 10_000, 1_000_000];
/** What rounding in the larger unit may change (share of the value). */
const rounding = 0.005;

/**
 * Boolean SQL: is one of two differing values in canonical form off by a whole century, or by the factor between two units? Then it is not another's value
 * nor a slip, but out of place.
 */
export function isMisplaced({ columns }: Field, own: Sql, other: Sql, dialect: Dialect): Sql {
  const [only, ...others] = columns;
  if (!only || others.length > 0) return sql`false`;
  if (only.type === 'decimal') return isOtherUnit(dialect.tryCast(own, 'double'), dialect.tryCast(other, 'double'));
  if (only.type !== 'date' && only.type !== 'text') return sql`false`;
  const within = (text: Sql): Sql => dialect.substring(text, sql`3`, sql`8`);
  const isDay = (text: Sql): Sql => sql`coalesce(${dialect.regexMatches(text, '^(19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}$')}, false)`;
  return sql`(${isDay(own)} and ${isDay(other)} and ${own} <> ${other} and ${within(own)} = ${within(other)})`;
}

/** Boolean SQL: is one of two numbers the other in another unit? */
export function isOtherUnit(x: Sql, y: Sql): Sql {
  const [less, more] = [sql`least(abs(${x}), abs(${y}))`, sql`greatest(abs(${x}), abs(${y}))`];
  const apart = units.map((factor) => sql`abs(${more} - ${less} * ${factor}) <= ${rounding} * ${more}`);
  return sql`coalesce(${less} > 0 and (${join(apart, sql` or `)}), false)`;
}
