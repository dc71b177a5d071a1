import { type Dialect, type Engine, id, type Sql, sql } from '@sogoc/engine';
import { canonicalText, isCanonical } from './column-text.ts';
import { isProvablyUnique } from './dense.ts';
import type { Guess } from './detect-reading.ts';
import { groupedStats } from './grouped-stats.ts';
import { isNotNfc } from './not-nfc.ts';
import { isPlainly } from './plainly.ts';
import { readAs } from './reading.ts';
import type { Sample, StoredColumn } from './sample.ts';

/** How many of the most frequent and of the other values of a column are looked at one by one. */
export const frequentValues = 1_000;
const otherValues = 4_000;

/** What one pass over a column gives. Counts are of rows, unless told. */
export interface ColumnStats {
  nulls: number;
  blank: number;
  present: number;
  /** Distinct values that are present. */
  distinct: number;
  unreadable: number;
  /** Of these, distinct values. */
  unreadableDistinct: number;
  /** Distinct values that are not in their canonical form. */
  uncanonical: number;
  /** Distinct values that are not written plainly, see `isPlainly`. */
  unplain: number;
  /** Distinct values that start with a zero that a number would lose. */
  leadingZeros: number;
  /** Distinct stored numbers that are not whole (not finite ones among them). */
  fractions: number;
  min: string | null;
  max: string | null;
  minLength: number | null;
  maxLength: number | null;
  notNfc: number;
  mean: number | null;
  /** Most frequent first; no order among equals. */
  frequent: { value: string; count: number }[];
  /** A random part of the distinct values, always the same. */
  others: { value: string; count: number }[];
}

/** Groups a column by value, which gives counts, distinct values and the frequent ones at once; everything else is computed once a distinct value. */
export async function columnStats(engine: Engine, sample: Sample, column: StoredColumn, guess: Guess, signal?: AbortSignal): Promise<ColumnStats> {
  const grouped = sample.grouped.get(column.key);
  const found = grouped && groupedStats(grouped, column, guess);
  if (found) return found;
  const unique = await isProvablyUnique(engine, sample, column, signal);
  const values = unique ? single(sample, column, engine.dialect) : groups(sample, column, engine.dialect);
  const raw = await measure(engine, values, column, guess, signal);
  if (raw.uncanonical === 0 || raw.leadingZeros > 0) return raw;
  const { dialect } = engine;
  const canonical = canonicalText(sql`v`, { ...guess, storage: column.storage }, dialect);
  const regrouped = sql`(select ${canonical} as v, cast(sum(n) as bigint) as n from ${groups(sample, column, dialect)} g group by 1)`;
  const { distinct, frequent, others } = await measure(engine, regrouped, column, { type: 'text', reading: { kind: 'stored' } }, signal);
  return { ...raw, distinct, frequent, others };
}

/** For a column whose values never repeat: no need to group them. */
function single(sample: Sample, column: StoredColumn, dialect: Dialect): Sql {
  const value = sql`${id('t', column.from)}`;
  return sql`(select ${column.storage === 'text' ? dialect.cast(value, 'text') : value} as v, 1 as n from ${sample.all} t)`;
}

function groups(sample: Sample, column: StoredColumn, dialect: Dialect): Sql {
  const value = sql`${id('t', column.from)}`;
  return sql`(select ${column.storage === 'text' ? dialect.cast(value, 'text') : value} as v, count(*) as n from ${sample.all} t group by 1)`;
}

interface StatsRow extends Omit<ColumnStats, 'frequent' | 'others'> {
  frequent: string[] | null;
  frequent_n: unknown[] | null;
  others: string[] | null;
  others_n: unknown[] | null;
  /** The same values as they are stored. */
  frequent_v: unknown;
  others_v: unknown;
}

async function measure(engine: Engine, grouped: Sql, column: StoredColumn, guess: Guess, signal: AbortSignal | undefined): Promise<ColumnStats> {
  const { dialect } = engine;
  const isText = column.storage === 'text';
  const text = guess.type === 'text' || guess.type === 'other';
  const unread = guess.reading.kind !== 'stored';
  const typed = unread ? readAs(sql`p`, guess.type, guess.reading, dialect) : sql`p`;
  const numeric = guess.type === 'integer' || guess.type === 'decimal';
  const isPlain = isText && !unread;
  const asText = (value: Sql): Sql => (isPlain ? value : canonicalText(value, { ...guess, storage: column.storage }, dialect));
  const texts = (list: Sql): Sql => (isPlain ? list : dialect.listMap(list, asText));
  const typedText = (value: Sql): Sql => (unread ? storedAsText(value, guess, dialect) : asText(value));
  const rows = (condition: Sql): Sql => sql`cast(coalesce(sum(case when ${condition} then n else 0 end), 0) as bigint)`;
  const finite = sql`abs(cast(typed as double)) < 1e300`;
  const { frequent, frequent_n, others, others_n, frequent_v, others_v, ...counts } = await engine.one<StatsRow>(
    sql`select *, ${texts(sql`frequent_v`)} as frequent, ${texts(sql`others_v`)} as others from (
      select
        ${rows(sql`v is null`)} as nulls,
        ${rows(sql`v is not null and p is null`)} as blank,
        ${rows(sql`p is not null`)} as present,
        count(p) as distinct,
        ${unread ? rows(sql`p is not null and typed is null`) : sql`0`} as unreadable,
        ${unread ? dialect.countIf(sql`p is not null and typed is null`) : sql`0`} as ${id('unreadableDistinct')},
        ${unread ? dialect.countIf(sql`not ${isCanonical(sql`p`, guess, dialect)}`) : sql`0`} as uncanonical,
        ${isText && numeric ? dialect.countIf(leadingZero(dialect)) : sql`0`} as ${id('leadingZeros')},
        ${numeric && !unread ? dialect.countIf(sql`not (abs(typed) < 1e300 and typed = floor(typed))`) : sql`0`} as fractions,
        ${typedText(text ? sql`min(p)` : sql`min(typed)`)} as min,
        ${typedText(text ? sql`max(p)` : sql`max(typed)`)} as max,
        ${isText ? sql`min(${dialect.length(sql`p`)})` : sql`null`} as ${id('minLength')},
        ${isText ? sql`max(${dialect.length(sql`p`)})` : sql`null`} as ${id('maxLength')},
        ${isPlain ? dialect.countIf(sql`not plain`) : unread ? dialect.countIf(sql`p is not null and typed is null`) : sql`0`} as unplain,
        ${isText ? rows(sql`case when plain then false else ${isNotNfc(sql`p`, dialect)} end`) : sql`0`} as ${id('notNfc')},
        ${numeric ? sql`sum(case when ${finite} then cast(typed as double) * n end) / ${rows(finite)}` : sql`null`} as mean,
        max_by(p, n, ${frequentValues}) as frequent_v, max(case when p is not null then n end, ${frequentValues}) as frequent_n,
        min_by(p, ${dialect.hashRow([sql`p`])}, ${otherValues}) as others_v,
        min_by(case when p is not null then n end, ${dialect.hashRow([sql`p`])}, ${otherValues}) as others_n
      from (select v, n, p, ${typed} as typed, ${isPlain ? isPlainly(sql`p`, dialect) : sql`false`} as plain from (select v, n, ${isText ? present(dialect) : sql`v`} as p from ${grouped} g) g) g
    ) s`,
    { signal },
  );
  return { ...counts, frequent: zip(frequent, frequent_n), others: zip(others, others_n) };
}

/** The value unless it is blank. Only text that sorts with the white space is trimmed to see: trimming all costs more than the rest together. */
function present(dialect: Dialect): Sql {
  return sql`case when (v < '!' or (v >= ${'\u00a0'} and v < ${'\u00a1'})) and ${dialect.trim(sql`v`)} = '' then null else v end`;
}

function leadingZero(dialect: Dialect): Sql {
  return sql`(p like '0%' or p like '-0%' or p like '+0%' or p like ' %') and ${dialect.regexMatches(sql`p`, '^\\s*[+-]?0[0-9]')}`;
}

function storedAsText(value: Sql, { type }: Guess, dialect: Dialect): Sql {
  const storage = type === 'decimal' ? 'double' : type === 'boolean' || type === 'date' || type === 'timestamp' ? type : 'integer';
  return canonicalText(value, { storage, type, reading: { kind: 'stored' } }, dialect);
}

function zip(values: readonly string[] | null, counts: readonly unknown[] | null): { value: string; count: number }[] {
  return (values ?? []).map((value, index) => ({ value, count: Number(counts?.[index] ?? 0) }));
}
