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
  /** Those of the smallest hashes, in their order; these as texts that sort as the numbers do. */
  others: (ValueCount & { hash: string })[];
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
  most: Record<keyof Lists, number>,
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
export function chosen({ frequent, others }: Lists): Pick<ColumnStats, 'frequent' | 'others'> {
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

/** A hash as a text that sorts as the number does. */
export const hashText = (hash: bigint | number): string => String(hash).padStart(19, '0');

interface StatsRow extends Counts {
  frequent: string[] | null;
  frequent_n: unknown[] | null;
  others: string[] | null;
  others_n: unknown[] | null;
  others_h: unknown[] | null;
  /** The same values as they are stored. */
  frequent_v: unknown;
  others_v: unknown;
}

async function measure(
  engine: Engine,
  grouped: Sql,
  column: StoredColumn,
  guess: Guess,
  most: Record<keyof Lists, number>,
  signal: AbortSignal | undefined,
): Promise<{ counts: Counts; lists: Lists }> {
  const { dialect } = engine;
  const asText = textOf(column, guess, dialect);
  const texts = (list: Sql): Sql => (isPlainText(column, guess) ? list : dialect.listMap(list, asText));
  const hash = dialect.hashRow([sql`p`]);
  const { frequent, frequent_n, others, others_n, others_h, frequent_v, others_v, ...counts } = await engine.one<StatsRow>(
    sql`select *, ${texts(sql`frequent_v`)} as frequent, ${texts(sql`others_v`)} as others from (
      select ${countsSql(column, guess, dialect)},
        max_by(p, n, ${most.frequent}) as frequent_v, max(case when p is not null then n end, ${most.frequent}) as frequent_n,
        min_by(p, ${hash}, ${most.others}) as others_v,
        min_by(case when p is not null then n end, ${hash}, ${most.others}) as others_n,
        min(case when p is not null then ${hash} end, ${most.others}) as others_h
      from ${readValues(grouped, column, guess, dialect)} g
    ) s`,
    { signal },
  );
  const hashes = others_h ?? [];
  const ordered = zip(others, others_n).map((one, at) => ({ ...one, hash: hashText(hashes[at] as bigint | number) }));
  return { counts, lists: { frequent: zip(frequent, frequent_n), others: ordered } };
}

const isPlainText = ({ storage }: StoredColumn, { reading }: Guess): boolean => storage === 'text' && reading.kind === 'stored';

/** What the lists hold of a value: its canonical text. */
export function textOf(column: StoredColumn, guess: Guess, dialect: Dialect): (value: Sql) => Sql {
  return (value) => (isPlainText(column, guess) ? value : canonicalText(value, { ...guess, storage: column.storage }, dialect));
}

/** Rows of values `v` and counts `n`, with what is counted of each: the value unless it is blank (`p`), as it is read (`typed`), whether it is written plainly. Other columns stay. */
export function readValues(grouped: Sql, column: StoredColumn, guess: Guess, dialect: Dialect): Sql {
  const typed = guess.reading.kind === 'stored' ? sql`p` : readAs(sql`p`, guess.type, guess.reading, dialect);
  const plain = isPlainText(column, guess) ? isPlainly(sql`p`, dialect) : sql`false`;
  return sql`(select *, ${typed} as typed, ${plain} as plain from (select *, ${column.storage === 'text' ? present(dialect) : sql`v`} as p from ${grouped} g) g)`;
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

export function conditionsOf(column: StoredColumn, guess: Guess, dialect: Dialect): Conditions {
  const isText = column.storage === 'text';
  const numeric = guess.type === 'integer' || guess.type === 'decimal';
  const unreadable = guess.reading.kind === 'stored' ? null : sql`p is not null and typed is null`;
  return {
    unreadable,
    uncanonical: unreadable && sql`not ${isCanonical(sql`p`, guess, dialect)}`,
    unplain: isPlainText(column, guess) ? sql`not plain` : unreadable,
    leadingZeros: isText && numeric ? leadingZero(dialect) : null,
    fractions: partsOfWholes(guess, dialect),
    notNfc: isText ? sql`case when plain then false else ${isNotNfc(sql`p`, dialect)} end` : null,
    finite: numeric ? sql`abs(cast(typed as double)) < 1e300` : null,
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
        ${extremesSql(column, guess, dialect, (value) => value)},
        ${values(unplain)} as unplain,
        ${rows(notNfc)} as ${id('notNfc')},
        ${finite ? sql`sum(case when ${finite} then cast(typed as double) * n end)` : sql`null`} as sum,
        ${rows(finite)} as finite`;
}

/** Is a value no whole number, or a moment that is no whole day? Null where that is not asked. */
function partsOfWholes({ type, reading }: Guess, dialect: Dialect): Sql | null {
  if (type === 'timestamp') return sql`not (${dialect.timestampText(sql`typed`)} like '% 00:00:00')`;
  const numeric = type === 'integer' || type === 'decimal';
  return numeric && reading.kind === 'stored' ? sql`not (abs(typed) < 1e300 and typed = floor(typed))` : null;
}

/** Columns `min`, `max`, `minLength` and `maxLength` over `readValues`. `among`: what of a value is to count. */
export function extremesSql(column: StoredColumn, guess: Guess, dialect: Dialect, among: (value: Sql) => Sql): Sql {
  const isText = column.storage === 'text';
  const own = among(guess.type === 'text' || guess.type === 'other' ? sql`p` : sql`typed`);
  const asText = textOf(column, guess, dialect);
  const text = (value: Sql): Sql => (guess.reading.kind !== 'stored' ? storedAsText(value, guess, dialect) : asText(value));
  const length = among(dialect.length(sql`p`));
  return sql`${text(sql`min(${own})`)} as min, ${text(sql`max(${own})`)} as max,
        ${isText ? sql`min(${length})` : sql`null`} as ${id('minLength')}, ${isText ? sql`max(${length})` : sql`null`} as ${id('maxLength')}`;
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

function zip(values: readonly string[] | null, counts: readonly unknown[] | null): ValueCount[] {
  return (values ?? []).map((value, index) => ({ value, count: Number(counts?.[index] ?? 0) }));
}
