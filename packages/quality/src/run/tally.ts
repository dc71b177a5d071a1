import { type Dialect, id, join, type Sql, sql } from '@sogoc/engine';
import { type CompiledRule, flag, isVariant } from './flags.ts';

/** A condition, and the flags that say the same of each record. */
interface Bit {
  condition: Sql;
  names: string[];
}

/** Further columns of `flags`: counted apart by `columns`; a row stands for as many records as its `weight` says, else for one. */
interface Grouping {
  columns?: readonly string[];
  weight?: string;
}

/** Bits of a whole number that every engine keeps exactly, with room for their sum. */
const bitsPerNumber = 50;

/**
 * One row a combination of flags, with `n`, the number of its records: however often counts are asked, with or without a rule, the records are read
 * once. `flags` is a query of `flagged`. Names: `a<n>`, `f<n>` as there, `v<n>` the value is a variant.
 */
export function tally(flags: Sql, rules: readonly CompiledRule[], dialect: Dialect, by: Grouping = {}): Sql {
  const keys = (by.columns ?? []).map((name) => sql`${id(name)}`);
  const records = by.weight ? sql`cast(sum(${id(by.weight)}) as bigint)` : sql`count(*)`;
  const weight = by.weight ? [sql`${id(by.weight)}`] : [];
  const numbers = chunks(bitsOf(rules));
  const packed = numbers.map((bits, index) => {
    const terms = bits.map(({ condition }, place) => sql`case when ${condition} then ${2 ** place} else 0 end`);
    return sql`${dialect.cast(sql`0`, 'bigint')} + ${join(terms, sql` + `)} as ${id(`m${index}`)}`;
  });
  const unpacked = numbers.flatMap((bits, index) =>
    bits.flatMap(({ names }, place) => names.map((name) => sql`${dialect.bitAnd(sql`${id(`m${index}`)}`, sql`${2 ** place}`)} <> 0 as ${id(name)}`)),
  );
  const columns = join([...keys, ...numbers.map((_, index) => sql`${id(`m${index}`)}`)]);
  return sql`select ${join([...keys, ...unpacked, sql`n`])} from (
    select ${columns}, ${records} as n from (select ${join([...keys, ...weight, ...packed])} from (${flags}) as flags) as packed
    group by ${columns}) as grouped`;
}

function bitsOf(rules: readonly CompiledRule[]): Bit[] {
  const bits = new Map<string, Bit>();
  for (const rule of rules) {
    // Most rules of a column speak about the same records: those where it is not missing.
    const applies = rule.sql.applies ? `rule ${rule.number}` : `column ${rule.sql.column}`;
    const known = bits.get(applies);
    if (known) known.names.push(`a${rule.number}`);
    else bits.set(applies, { condition: flag('a', rule), names: [`a${rule.number}`] });
    bits.set(`broken ${rule.number}`, { condition: flag('f', rule), names: [`f${rule.number}`] });
    const variant = isVariant(rule);
    if (variant) bits.set(`variant ${rule.number}`, { condition: variant, names: [`v${rule.number}`] });
  }
  return [...bits.values()];
}

function chunks(bits: readonly Bit[]): Bit[][] {
  return Array.from({ length: Math.ceil(bits.length / bitsPerNumber) }, (_, n) => bits.slice(n * bitsPerNumber, (n + 1) * bitsPerNumber));
}
