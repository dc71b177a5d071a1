import { type Dialect, type Engine, id, type Sql, sql } from '@sogoc/engine';
import { canonicalText, isCanonical } from './column-text.ts';
import { isProvablyUnique } from './dense.ts';
import type { Guess } from './detect-reading.ts';
import { fewOf } from './few.ts';
import { groupedStats } from './grouped-stats.ts';
import { isNotNfc } from './not-nfc.ts';
import { isPlainly } from './plainly.ts';
import { readAs } from './reading.ts';
import type { Sample, StoredColumn } from './sample.ts';
import { hashOf } from './value-hash.ts';

/** How many of the most frequent and of the other values of a column are looked at one by one. */
export const looked = { frequent: 1_000, others: 4_000 } as const;

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
  /** Distinct stored numbers that are not whole (not finite ones among them); distinct moments that have a time of day. */
  fractions: number;
  min: string | null;
  max: string | null;
  minLength: number | null;
  maxLength: number | null;
  notNfc: number;
  /** Sum and number of the finite numbers; the sum is null where there are none. */
  sum: number | null;
  finite: number;
  /** The most frequent, but for the least of them where there are more: which of these came out would be chance. */
  frequent: ValueCount[];
  /** A random part of the distinct values, always the same. */
  others: ValueCount[];
}

export interface ValueCount {
  value: string;
  count: number;
}

/** As many values as `measure` brings out. */
export interface Lists {
  frequent: ValueCount[];
  /** Those of the smallest hashes, in their order. */
  others: ValueCount[];
  /** Of either, where they are asked for, the hashes by which values are kept; of the others the ones that they are ordered by. */
  hashes: Record<'frequent' | 'others' | 'orders', readonly (bigint | number)[]>;
}

/** How long the lists are to be, and whether hashes come with them. */
export interface ListsAsked {
  frequent: number;
  others: number;
  hashed?: boolean;
}

/** What is counted over values. */
export type Counts = Omit<ColumnStats, 'frequent' | 'others'>;

/** Groups a column by value, which gives counts, distinct values and the frequent ones at once; everything else is computed once a distinct value. */
export async function columnStats(engine: Engine, sample: Sample, column: StoredColumn, guess: Guess, signal?: AbortSignal): Promise<ColumnStats> {
  const grouped = sample.grouped.get(column.key);
  const found = grouped && groupedStats(grouped, column, guess);
  if (found) return found;
  const { counts, lists } = await columnCounts(engine, sample, column, guess, looked, signal);
  return { ...counts, ...chosen(lists) };
}

/** The same with longer lists. `regrouped`: the lists, and the number of distinct values, are of canonical texts, which several values share. */
export async function columnCounts(
  engine: Engine,
  sample: Sample,
  column: StoredColumn,
  guess: Guess,
  most: ListsAsked,
  signal: AbortSignal | undefined,
): Promise<{ counts: Counts; lists: Lists; regrouped: boolean }> {
  const unique = await isProvablyUnique(engine, sample, column, signal);
  const values = unique ? single(sample, column, engine.dialect) : groups(sample, column, engine.dialect);
  const raw = await measure(engine, values, column, guess, most, signal);
  if (raw.counts.uncanonical === 0 || raw.counts.leadingZeros > fewOf(raw.counts.distinct)) return { ...raw, regrouped: false };
  const { dialect } = engine;
  const canonical = canonicalText(sql`v`, { ...guess, storage: column.storage }, dialect);
  const again = sql`(select ${canonical} as v, cast(sum(n) as bigint) as n from ${groups(sample, column, dialect)} g group by 1)`;
  const { counts, lists } = await measure(engine, again, column, { type: 'text', reading: { kind: 'stored' } }, most, signal);
  return { counts: { ...raw.counts, distinct: counts.distinct }, lists, regrouped: true };
}

/** Of longer lists what is looked at: of the frequent values those above the count of the last, where there are as many. */
export function chosen({ frequent, others }: Pick<Lists, 'frequent' | 'others'>): Pick<ColumnStats, 'frequent' | 'others'> {
  const sorted = frequent.toSorted((a, b) => b.count - a.count);
  const cut = sorted.length < looked.frequent ? 0 : (sorted[looked.frequent - 1]?.count ?? 0);
  return {
    frequent: sorted.filter(({ count }) => count > cut),
    others: others.slice(0, looked.others).map(({ value, count }) => ({ value, count })),
  };
}

/** For a column whose values never repeat: no need to group them. */
function single(sample: Sample, column: StoredColumn, dialect: Dialect): Sql {
  return sql`(select ${storedValue(column, 't', dialect)} as v, 1 as n from ${sample.all} t)`;
}

/** The values `v` of a column with their counts `n`, as a FROM item. */
export function groups(sample: Pick<Sample, 'all'>, column: StoredColumn, dialect: Dialect): Sql {
  return sql`(select ${storedValue(column, 't', dialect)} as v, count(*) as n from ${sample.all} t group by 1)`;
}

/** A value as it is grouped by. */
export function storedValue({ from, storage }: Pick<StoredColumn, 'from' | 'storage'>, alias: string, dialect: Dialect): Sql {
  const value = sql`${id(alias, from)}`;
  return storage === 'text' ? dialect.cast(value, 'text') : value;
}

interface StatsRow extends Counts {
  frequent: string[] | null;
  frequent_n: unknown[] | null;
  others: string[] | null;
  others_n: unknown[] | null;
  others_h: (bigint | number)[] | null;
  frequent_k: (bigint | number)[] | null;
  others_k: (bigint | number)[] | null;
  /** The same values as they are stored. */
  frequent_v: unknown;
  others_v: unknown;
}

async function measure(
  engine: Engine,
  grouped: Sql,
  column: StoredColumn,
  guess: Guess,
  most: ListsAsked,
  signal: AbortSignal | undefined,
): Promise<{ counts: Counts; lists: Lists }> {
  const { dialect } = engine;
  const asText = textOf(column, guess, dialect);
  const texts = (list: Sql): Sql => (isPlainText(column, guess) ? list : dialect.listMap(list, asText));
  const hash = dialect.hashRow([sql`p`]);
  const keys = (list: Sql): Sql => (most.hashed ? dialect.listMap(list, (value) => hashOf(column, value, dialect)) : sql`null`);
  const orders = most.hashed ? sql`min(case when p is not null then ${hash} end, ${most.others})` : sql`null`;
  const row = await engine.one<StatsRow>(
    sql`select *, ${texts(sql`frequent_v`)} as frequent, ${texts(sql`others_v`)} as others, ${keys(sql`frequent_v`)} as frequent_k, ${keys(sql`others_v`)} as others_k from (
      select ${countsSql(column, guess, dialect)},
        max_by(p, n, ${most.frequent}) as frequent_v, max(case when p is not null then n end, ${most.frequent}) as frequent_n,
        min_by(p, ${hash}, ${most.others}) as others_v,
        min_by(case when p is not null then n end, ${hash}, ${most.others}) as others_n,
        ${orders} as others_h
      from ${readValues(grouped, column, guess, dialect)} g
    ) s`,
    { signal },
  );
  const { frequent, frequent_n, others, others_n, others_h, frequent_k, others_k, frequent_v, others_v, ...counts } = row;
  const hashes = { frequent: frequent_k ?? [], others: others_k ?? [], orders: others_h ?? [] };
  return { counts, lists: { frequent: zip(frequent, frequent_n), others: zip(others, others_n), hashes } };
}

/** Is a column of text that is read as it is stored? */
export const isPlainText = ({ storage }: StoredColumn, { reading }: Guess): boolean => storage === 'text' && reading.kind === 'stored';

/** What the lists hold of a value: its canonical text. */
export function textOf(column: StoredColumn, guess: Guess, dialect: Dialect): (value: Sql) => Sql {
  return (value) => (isPlainText(column, guess) ? value : canonicalText(value, { ...guess, storage: column.storage }, dialect));
}

/** What a value is called, and what is told of it first: the value unless it is blank (`p`), as it is read (`typed`), whether it is written plainly. */
export type ValueNames = Record<'v' | 'p' | 'typed' | 'plain', Sql>;

const usualNames: ValueNames = { v: sql`v`, p: sql`p`, typed: sql`typed`, plain: sql`plain` };

/** What is told of a value first, as expressions. */
export function valueSql(column: StoredColumn, guess: Guess, dialect: Dialect, { v, p }: ValueNames): Record<'p' | 'typed' | 'plain', Sql> {
  return {
    p: column.storage === 'text' ? present(v, dialect) : v,
    typed: guess.reading.kind === 'stored' ? p : readAs(p, guess.type, guess.reading, dialect),
    plain: isPlainText(column, guess) ? isPlainly(p, dialect) : sql`false`,
  };
}

/** Rows of values `v` and counts `n`, with what is told of each first. Other columns stay. */
export function readValues(grouped: Sql, column: StoredColumn, guess: Guess, dialect: Dialect): Sql {
  const { p, typed, plain } = valueSql(column, guess, dialect, usualNames);
  return sql`(select *, ${typed} as typed, ${plain} as plain from (select *, ${p} as p from ${grouped} g) g)`;
}

/** Conditions of a value in `readValues` that are counted; null where one is not asked of such a column. */
export interface Conditions {
  unreadable: Sql | null;
  uncanonical: Sql | null;
  unplain: Sql | null;
  leadingZeros: Sql | null;
  fractions: Sql | null;
  notNfc: Sql | null;
  finite: Sql | null;
}

export function conditionsOf(column: StoredColumn, guess: Guess, dialect: Dialect, names: ValueNames = usualNames): Conditions {
  const { p, typed, plain } = names;
  const isText = column.storage === 'text';
  const numeric = guess.type === 'integer' || guess.type === 'decimal';
  const unreadable = guess.reading.kind === 'stored' ? null : sql`${p} is not null and ${typed} is null`;
  return {
    unreadable,
    uncanonical: unreadable && sql`not ${isCanonical(p, guess, dialect)}`,
    unplain: isPlainText(column, guess) ? sql`not ${plain}` : unreadable,
    leadingZeros: isText && numeric ? leadingZero(p, dialect) : null,
    fractions: partsOfWholes(guess, typed, dialect),
    notNfc: isText ? sql`case when ${plain} then false else ${isNotNfc(p, dialect)} end` : null,
    finite: numeric ? finiteSql(typed) : null,
  };
}

/** What is counted over `readValues`. */
function countsSql(column: StoredColumn, guess: Guess, dialect: Dialect): Sql {
  const { unreadable, uncanonical, unplain, leadingZeros, fractions, notNfc, finite } = conditionsOf(column, guess, dialect);
  const rows = (condition: Sql | null): Sql => (condition ? sql`cast(coalesce(sum(case when ${condition} then n else 0 end), 0) as bigint)` : sql`0`);
  const values = (condition: Sql | null): Sql => (condition ? dialect.countIf(condition) : sql`0`);
  return sql`
        ${rows(sql`v is null`)} as nulls,
        ${rows(sql`v is not null and p is null`)} as blank,
        ${rows(sql`p is not null`)} as present,
        count(p) as distinct,
        ${rows(unreadable)} as unreadable,
        ${values(unreadable)} as ${id('unreadableDistinct')},
        ${values(uncanonical)} as uncanonical,
        ${values(leadingZeros)} as ${id('leadingZeros')},
        ${values(fractions)} as fractions,
        ${extremesSql(column, guess, dialect)},
        ${values(unplain)} as unplain,
        ${rows(notNfc)} as ${id('notNfc')},
        ${finite ? sql`sum(case when ${finite} then cast(typed as double) * n end)` : sql`null`} as sum,
        ${rows(finite)} as finite`;
}

/** Is a value no whole number, or a moment that is no whole day? Null where that is not asked. */
function partsOfWholes({ type, reading }: Guess, typed: Sql, dialect: Dialect): Sql | null {
  if (type === 'timestamp') return sql`not (${dialect.timestampText(typed)} like '% 00:00:00')`;
  const numeric = type === 'integer' || type === 'decimal';
  return numeric && reading.kind === 'stored' ? sql`not (abs(${typed}) < 1e300 and ${typed} = floor(${typed}))` : null;
}

/** Is a number no infinity and no NaN? */
export const finiteSql = (typed: Sql): Sql => sql`abs(cast(${typed} as double)) < 1e300`;

/** What a value is ordered by. */
export const orderedBy = ({ type }: Guess, { p, typed }: ValueNames = usualNames): Sql => (type === 'text' || type === 'other' ? p : typed);

/** The text of the least and of the greatest value. */
export function boundsSql(column: StoredColumn, guess: Guess, dialect: Dialect, names: ValueNames = usualNames): Record<'min' | 'max', Sql> {
  const own = orderedBy(guess, names);
  const asText = textOf(column, guess, dialect);
  const text = (value: Sql): Sql => (guess.reading.kind !== 'stored' ? storedAsText(value, guess, dialect) : asText(value));
  return { min: text(sql`min(${own})`), max: text(sql`max(${own})`) };
}

/** Columns `min`, `max`, `minLength` and `maxLength` over `readValues`. */
export function extremesSql(column: StoredColumn, guess: Guess, dialect: Dialect): Sql {
  const isText = column.storage === 'text';
  const { min, max } = boundsSql(column, guess, dialect);
  const length = dialect.length(sql`p`);
  return sql`${min} as min, ${max} as max,
        ${isText ? sql`min(${length})` : sql`null`} as ${id('minLength')}, ${isText ? sql`max(${length})` : sql`null`} as ${id('maxLength')}`;
}

/** The value unless it is blank. Only text that sorts with the white space is trimmed to see: trimming all costs more than the rest together. */
function present(v: Sql, dialect: Dialect): Sql {
  return sql`case when (${v} < '!' or (${v} >= ${'\u00a0'} and ${v} < ${'\u00a1'})) and ${dialect.trim(v)} = '' then null else ${v} end`;
}

function leadingZero(p: Sql, dialect: Dialect): Sql {
  return sql`(${p} like '0%' or ${p} like '-0%' or ${p} like '+0%' or ${p} like ' %') and ${dialect.regexMatches(p, '^\\s*[+-]?0[0-9]')}`;
}

function storedAsText(value: Sql, { type }: Guess, dialect: Dialect): Sql {
  const storage = type === 'decimal' ? 'double' : type === 'boolean' || type === 'date' || type === 'timestamp' ? type : 'integer';
  return canonicalText(value, { storage, type, reading: { kind: 'stored' } }, dialect);
}

function zip(values: readonly string[] | null, counts: readonly unknown[] | null): ValueCount[] {
  return (values ?? []).map((value, index) => ({ value, count: Number(counts?.[index] ?? 0) }));
}
