import { type Dialect, type Engine, id, join, type Sql, sql } from '@sogoc/engine';
import { type Counts, conditionsOf, isPlainText, storedValue, type ValueNames, valueSql } from '../column-stats.ts';
import type { Guess } from '../detect-reading.ts';
import type { ProfileInput } from '../input.ts';
import { isPlainly } from '../plainly.ts';
import type { StoredColumn } from '../sample.ts';
import { rowNumberColumn, tableSql } from '../table-sql.ts';
import { hashOf } from '../value-hash.ts';
import { type GroupedHashes, HashGroups } from './group-hashes.ts';
import type { KeptColumn } from './kept-state.ts';
import type { PartsChange } from './parts-change.ts';

/** What is told of a value by a bit. */
export const bits = {
  /** There is a value, maybe a blank one. */
  filled: 1,
  present: 2,
  unreadable: 4,
  uncanonical: 8,
  unplain: 16,
  leadingZeros: 32,
  fractions: 64,
  notNfc: 128,
  finite: 256,
  /** Its hash is as small as those of the values that are listed. */
  small: 512,
} as const;

type Told = keyof typeof bits;

const combinations = 1_024;
/** The length of a text stands above the bits; of longer ones it is not told. */
export const lengthFrom = 10;
export const longest = 2 ** 21 - 1;

/** A column of which something is kept, and how it is read now. */
export interface KnownColumn {
  column: StoredColumn;
  guess: Guess;
  known: KeptColumn;
}

/** The values of a column whose number of rows changed. */
export interface MovedValues extends GroupedHashes {
  /** By how many rows there is no value more often. */
  nulls: number;
}

const bytesPerCell = 12;

/** As many columns as are read at once: the hashes of all their rows are held. */
export function batchesOf<T>(engine: Engine, { came, went }: PartsChange, columns: readonly T[]): T[][] {
  const rows = [...came, ...went].reduce((sum, part) => sum + part.rows, 0);
  const atOnce = Math.max(1, Math.floor(engine.memoryLimit / 8 / bytesPerCell / Math.max(1, rows)));
  return Array.from({ length: Math.ceil(columns.length / atOnce) }, (_, at) => columns.slice(at * atOnce, (at + 1) * atOnce));
}

/** What the parts that came and went hold otherwise in some columns, by one statement; null where the parts do not have the rows that they are said to have. */
export async function movedValues(
  engine: Engine,
  input: ProfileInput,
  { came, went }: PartsChange,
  columns: readonly KnownColumn[],
  signal: AbortSignal | undefined,
): Promise<MovedValues[] | null> {
  const parts = [...came, ...went];
  const count = (some: PartsChange['came']): number => some.reduce((sum, { rows }) => sum + rows, 0);
  const total = count(parts);
  if (total === 0)
    return columns.map(() => ({ ...new HashGroups(0).of({ hashes: none, told: none, rows: noRows, came: 0, count: 0 }, isFilled), nulls: 0 }));
  const rows = new Float64Array(total);
  const cells = columns.map(() => ({ hashes: new Int32Array(2 * total), told: new Int32Array(total) }));
  let next = 0;
  for await (const [numbers = [], ...found] of engine.streamNumbers(hashedSql(engine.dialect, { ...input, parts }, columns), { signal })) {
    if (next + numbers.length > total) return null;
    rows.set(numbers, next);
    cells.forEach(({ hashes, told }, at) => {
      hashes.set(found[2 * at] ?? [], 2 * next);
      told.set(found[2 * at + 1] ?? [], next);
    });
    next += numbers.length;
  }
  if (next < total) return null;
  const rowsThatCame = count(came);
  const groups = new HashGroups(total);
  return cells.map(({ hashes, told }) => {
    let nulls = 0;
    for (let at = 0; at < total; at += 1) if (!isFilled(told[at] ?? 0)) nulls += (rows[at] ?? 0) < rowsThatCame ? 1 : -1;
    const grouped = groups.of({ hashes, told, rows, came: rowsThatCame, count: total }, isFilled);
    return { hashes: grouped.hashes.slice(), n: grouped.n.slice(), told: grouped.told.slice(), rows: grouped.rows.slice(), nulls };
  });
}

const none = new Int32Array(0);
const noRows = new Float64Array(0);

/** What `valuesSql` calls the value of a column at a place, and what is told of it. */
export const namesOf = (at: number): ValueNames => ({
  v: sql`${id(`v${at}`)}`,
  p: sql`${id(`p${at}`)}`,
  typed: sql`${id(`t${at}`)}`,
  plain: sql`${id(`w${at}`)}`,
});

/** Rows of a table with the values of some columns and what is told of them first, by names that differ, as a FROM item. */
export function valuesSql(table: Sql, more: Sql, columns: readonly Omit<KnownColumn, 'known'>[], dialect: Dialect): Sql {
  const all = columns.map(({ column, guess }, at) => ({ names: namesOf(at), column, sql: valueSql(column, guess, dialect, namesOf(at)) }));
  const values = all.map(({ names, column }) => sql`${storedValue(column, 't', dialect)} as ${names.v}`);
  const present = all.map(({ names, sql: { p } }) => sql`${p} as ${names.p}`);
  const told = all.map(({ names, sql: { typed, plain } }) => sql`${typed} as ${names.typed}, ${plain} as ${names.plain}`);
  return sql`(select *, ${join(told)} from (select *, ${join(present)} from (select ${more}${join(values)} from ${table} t) v) p)`;
}

/**
 * The hash of each row's value and what is told of it. Of most values one expression tells all (`usualSql`), and it is asked of the column as it lies, where equal texts of a page are asked of
 * once; the rest is asked of those alone for which it does not hold.
 */
function hashedSql(dialect: Dialect, input: ProfileInput, columns: readonly KnownColumn[]): Sql {
  const all = columns.map((one, at) => ({ one, at, names: namesOf(at), usual: usualSql(one, dialect) }));
  const values = all.map(({ one, at, names, usual }) => {
    const value = storedValue(one.column, 't', dialect);
    return sql`${value} as ${names.v}, ${usual ? usual.holds(value) : sql`false`} as ${id(`q${at}`)}, ${besideSql(one, value, dialect)} as ${id(`b${at}`)}`;
  });
  const unusual = all.filter(({ usual }) => !usual);
  const ownSql = ({ one, names }: (typeof all)[number]): ReturnType<typeof valueSql> => valueSql(one.column, one.guess, dialect, names);
  const present = unusual.map((column) => sql`, ${ownSql(column).p} as ${column.names.p}`);
  const typed = unusual.map((column) => sql`, ${ownSql(column).typed} as ${column.names.typed}, ${ownSql(column).plain} as ${column.names.plain}`);
  const cells = all.map(({ one, at, names, usual }) => {
    const told = usual ? sql`case when ${id(`q${at}`)} then ${usual.told} else ${restSql(one, names, dialect)} end` : toldSql(one, names, dialect);
    return sql`${hashOf(one.column, names.v, dialect)}, cast(case when ${names.v} is null then 0 else ${told} + ${id(`b${at}`)} end as integer)`;
  });
  const row = sql`cast(${id('t', rowNumberColumn(input))} as double) as row_number`;
  const stored = sql`(select ${row}, ${join(values)} from ${tableSql(input, dialect)} t)`;
  return sql`select row_number, ${join(cells)} from (select *${join(typed, sql``)} from (select *${join(present, sql``)} from ${stored} v) p) g`;
}

/** What is told of most values of a column, and of which; null where there is no such expression. */
function usualSql({ column: { storage, ...column }, guess }: KnownColumn, dialect: Dialect): { holds: (value: Sql) => Sql; told: number } | null {
  const value = bits.filled + bits.present;
  if (guess.reading.kind === 'stored' && (storage === 'integer' || storage === 'date' || storage === 'boolean'))
    return guess.type === storage ? { holds: () => sql`true`, told: storage === 'integer' ? value + bits.finite : value } : null;
  if (isPlainText({ storage, ...column }, guess)) return { holds: (text) => isPlainly(text, dialect), told: value };
  // Whole numbers that are written as they are read.
  if (storage === 'text' && guess.type === 'integer' && guess.reading.kind === 'number')
    return { holds: (text) => sql`cast(try_cast(${text} as bigint) as varchar) = ${text}`, told: value + bits.finite };
  return null;
}

/** What is told of a value `v` of a column that has a usual expression, which does not hold for it. */
export function unusualSql(one: KnownColumn, value: Sql, dialect: Dialect): Sql {
  return sql`cast(${restSql(one, { ...namesOf(0), v: value }, dialect)} + ${besideSql(one, value, dialect)} as integer)`;
}

/** What is told of a value for which the usual expression does not hold. All is in one expression, so that nothing is asked of others. */
function restSql(one: KnownColumn, names: ValueNames, dialect: Dialect): Sql {
  const { p } = valueSql(one.column, one.guess, dialect, names);
  const { typed } = valueSql(one.column, one.guess, dialect, { ...names, p: sql`(${p})` });
  return toldSql(one, { ...names, p: sql`(${p})`, typed: sql`(${typed})`, plain: sql`false` }, dialect);
}

/** The bit and the length that are told of every value. */
function besideSql({ column, known }: KnownColumn, value: Sql, dialect: Dialect): Sql {
  const last = known.lists.whole ? undefined : known.lists.others.orders.at(-1);
  const small = last === undefined ? sql`${bits.small}` : sql`case when ${dialect.hashRow([value])} <= ${last} then ${bits.small} else 0 end`;
  return column.storage === 'text' ? sql`${small} + least(${dialect.length(value)}, ${longest}) * ${2 ** lengthFrom}` : small;
}

function toldSql({ column, guess }: KnownColumn, names: ValueNames, dialect: Dialect): Sql {
  const told = { ...conditionsOf(column, guess, dialect, names), filled: sql`true`, present: sql`${names.p} is not null` } satisfies Partial<
    Record<Told, Sql | null>
  >;
  const asked = Object.entries(told).flatMap(([name, condition]) =>
    condition ? [sql`case when ${condition} then ${bits[name as Told]} else 0 end`] : [],
  );
  return join(asked, sql` + `);
}

/** What is counted over values that moved. @param was how often each was there before. */
export function countMoved({ n, told, nulls }: MovedValues, was: Int32Array): Omit<Counts, 'min' | 'max' | 'minLength' | 'maxLength' | 'sum'> {
  // By what is told of values together, of which there are few combinations: the loop over the bits is then short.
  const [rowsOf, valuesOf] = [new Float64Array(combinations), new Float64Array(combinations)];
  for (let at = 0; at < n.length; at += 1) {
    const [what, by, before] = [(told[at] ?? 0) & (combinations - 1), n[at] ?? 0, was[at] ?? 0];
    rowsOf[what] = (rowsOf[what] ?? 0) + by;
    valuesOf[what] = (valuesOf[what] ?? 0) + (before + by > 0 ? 1 : 0) - (before > 0 ? 1 : 0);
  }
  const sum = (counts: Float64Array, name: Told): number => counts.reduce((all, count, what) => all + ((what & bits[name]) !== 0 ? count : 0), 0);
  const rows = (name: Told): number => sum(rowsOf, name);
  const values = (name: Told): number => sum(valuesOf, name);
  return {
    ...{ nulls, blank: rows('filled') - rows('present'), present: rows('present'), distinct: values('present') },
    ...{ unreadable: rows('unreadable'), unreadableDistinct: values('unreadable'), uncanonical: values('uncanonical'), unplain: values('unplain') },
    ...{ leadingZeros: values('leadingZeros'), fractions: values('fractions'), notNfc: rows('notNfc'), finite: rows('finite') },
  };
}

export const isPresent = (told: number): boolean => (told & bits.present) !== 0;
export const isFilled = (told: number): boolean => (told & bits.filled) !== 0;
export const isSmall = (told: number): boolean => (told & bits.small) !== 0;

/** The least and the greatest length. */
export type Lengths = Record<'least' | 'most', number | null>;

/** Lengths of texts that came, and of those that are there less often. Null where a text is so long that its length is not told. */
export function movedLengths({ n, told, rows }: MovedValues): Record<'came' | 'went', Lengths> | null {
  const came: Lengths = { least: null, most: null };
  const went: Lengths = { least: null, most: null };
  for (let at = 0; at < n.length; at += 1) {
    if (!isPresent(told[at] ?? 0)) continue;
    const length = (told[at] ?? 0) >>> lengthFrom;
    if (length === longest) return null;
    if ((rows[at] ?? -1) >= 0) reach(came, length);
    if ((n[at] ?? 0) < 0) reach(went, length);
  }
  return { came, went };
}

function reach(lengths: Lengths, length: number): void {
  if (lengths.least === null || length < lengths.least) lengths.least = length;
  if (lengths.most === null || length > lengths.most) lengths.most = length;
}
