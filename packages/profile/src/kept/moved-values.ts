import { type Dialect, type Engine, id, join, type Sql, sql, type WorkTable } from '@sogoc/engine';
import { type Counts, conditionsOf, extremesSql, readValues, storedValue } from '../column-stats.ts';
import type { Guess } from '../detect-reading.ts';
import type { StoredColumn } from '../sample.ts';
import type { Halves } from './hash-run.ts';
import { inBuckets } from './hash-run.ts';
import type { PartsChange } from './parts-change.ts';
import { hashOf } from './value-index.ts';

/** What is told of a value by a bit. */
const bits = {
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
} as const;

type Told = keyof typeof bits;

const combinations = 512;

/** The values of a column whose number of rows changed, each once. */
export interface MovedValues extends AsyncDisposable {
  /** `p` the value unless it is blank, `typed` the value as it is read, `place`, `n`: by how many rows it is there more often, `came`: is it in a part that came? */
  table: WorkTable;
  hashes: Halves;
  places: Int32Array;
  n: Int32Array;
  told: Int32Array;
}

/** What the parts that came and went hold otherwise in a column. */
export async function movedValues(
  engine: Engine,
  { came, went }: PartsChange,
  column: StoredColumn,
  guess: Guess,
  signal: AbortSignal | undefined,
): Promise<MovedValues> {
  const { dialect } = engine;
  const rows = (parts: PartsChange['came'], sign: number): Sql[] =>
    parts.length === 0
      ? []
      : [sql`select ${storedValue(column, 't', dialect)} as v, ${sign} as s from ${dialect.readParquet(parts.map(({ file }) => file))} t`];
  const both = join([...rows(came, 1), ...rows(went, -1)], sql` union all `);
  const moved = sql`(select v, cast(sum(s) as integer) as n, max(s) = 1 as came from (${both}) r group by v having sum(s) <> 0)`;
  const typed = guess.reading.kind === 'stored' ? sql`` : sql`typed, `;
  const table = await engine.materialize(
    'profile_moved',
    sql`select p, ${typed}n, came, ${toldSql(column, guess, dialect)} as told, ${hashOf(column, sql`v`, dialect)} as hash,
      cast(row_number() over () as integer) as place from ${readValues(moved, column, guess, dialect)} g`,
    { signal },
  );
  const [hashes, places] = [new Int32Array(2 * table.rows), new Int32Array(table.rows)];
  const [n, told] = [new Int32Array(table.rows), new Int32Array(table.rows)];
  let next = 0;
  for await (const [hash = [], place = [], by = [], what = []] of engine.streamNumbers(sql`select hash, place, n, told from ${table.name} m`, {
    signal,
  })) {
    hashes.set(hash, 2 * next);
    places.set(place, next);
    n.set(by, next);
    told.set(what, next);
    next += place.length;
  }
  // Looked up in the order in which they are kept.
  const order = inBuckets(hashes);
  const ordered = (list: Int32Array): Int32Array => order.map((at) => list[at] ?? 0);
  const halves = new Int32Array(hashes.length);
  for (let at = 0; at < order.length; at += 1) {
    const from = 2 * (order[at] ?? 0);
    halves[2 * at] = hashes[from] ?? 0;
    halves[2 * at + 1] = hashes[from + 1] ?? 0;
  }
  return { table, hashes: halves, places: ordered(places), n: ordered(n), told: ordered(told), [Symbol.asyncDispose]: () => table.drop() };
}

function toldSql(column: StoredColumn, guess: Guess, dialect: Dialect): Sql {
  const { unreadable, uncanonical, unplain, leadingZeros, fractions, notNfc, finite } = conditionsOf(column, guess, dialect);
  const conditions: [Told, Sql | null][] = [
    ['filled', sql`v is not null`],
    ['present', sql`p is not null`],
    ...Object.entries({ unreadable, uncanonical, unplain, leadingZeros, fractions, notNfc, finite } satisfies Partial<Record<Told, Sql | null>>).map(
      ([name, condition]): [Told, Sql | null] => [name as Told, condition],
    ),
  ];
  const asked = conditions.flatMap(([name, condition]) => (condition ? [sql`case when ${condition} then ${bits[name]} else 0 end`] : []));
  return sql`cast(${join(asked, sql` + `)} as integer)`;
}

/** What is counted over values that moved. @param was how often each was there before. */
export function countMoved({ n, told }: MovedValues, was: Int32Array): Omit<Counts, 'min' | 'max' | 'minLength' | 'maxLength' | 'sum'> {
  // By what is told of values together, of which there are few combinations: the loop over the bits is then short.
  const [rowsOf, valuesOf] = [new Float64Array(combinations), new Float64Array(combinations)];
  for (let at = 0; at < n.length; at += 1) {
    const [what, by, before] = [told[at] ?? 0, n[at] ?? 0, was[at] ?? 0];
    rowsOf[what] = (rowsOf[what] ?? 0) + by;
    valuesOf[what] = (valuesOf[what] ?? 0) + (before + by > 0 ? 1 : 0) - (before > 0 ? 1 : 0);
  }
  const sum = (counts: Float64Array, name: Told): number => counts.reduce((all, count, what) => all + ((what & bits[name]) !== 0 ? count : 0), 0);
  const rows = (name: Told): number => sum(rowsOf, name);
  const values = (name: Told): number => sum(valuesOf, name);
  const all = rowsOf.reduce((total, count) => total + count, 0);
  return {
    ...{ nulls: all - rows('filled'), blank: rows('filled') - rows('present'), present: rows('present'), distinct: values('present') },
    ...{ unreadable: rows('unreadable'), unreadableDistinct: values('unreadable'), uncanonical: values('uncanonical'), unplain: values('unplain') },
    ...{ leadingZeros: values('leadingZeros'), fractions: values('fractions'), notNfc: rows('notNfc'), finite: rows('finite') },
  };
}

export const isPresent = (told: number): boolean => (told & bits.present) !== 0;
export const isFilled = (told: number): boolean => (told & bits.filled) !== 0;

/** The extremes of values that came or went: their texts, the lengths, and the places of the least and the greatest. */
export interface Extremes {
  min: string | null;
  max: string | null;
  minLength: number | null;
  maxLength: number | null;
}

/** The extremes among the values of parts that came, and among those that are there less often, with their places; the sum of the numbers. */
export async function movedExtremes(
  engine: Engine,
  { table }: MovedValues,
  column: StoredColumn,
  guess: Guess,
  signal: AbortSignal | undefined,
): Promise<{ came: Extremes; went: Extremes & { least: number | null; most: number | null }; sum: number | null }> {
  const { dialect } = engine;
  const rows = guess.reading.kind === 'stored' ? sql`(select *, p as typed from ${table.name} m)` : sql`${table.name}`;
  const isNumber = guess.type === 'integer' || guess.type === 'decimal';
  const among = (condition: Sql) => (value: Sql) => sql`case when ${condition} then ${value} end`;
  const own = guess.type === 'text' || guess.type === 'other' ? sql`p` : sql`typed`;
  const less = among(sql`n < 0`)(own);
  const sum = isNumber ? sql`sum(case when abs(cast(typed as double)) < 1e300 then cast(typed as double) * n end)` : sql`null`;
  type Found = Extremes & { sum: number | null; wmin: string | null; wmax: string | null; wminlength: number | null; wmaxlength: number | null };
  const found = await engine.one<Found & { least: number | null; most: number | null }>(
    sql`select a.*, b.min as wmin, b.max as wmax, b.${id('minLength')} as wminlength, b.${id('maxLength')} as wmaxlength, b.least, b.most
      from (select ${extremesSql(column, guess, dialect, among(sql`came`))}, ${sum} as sum from ${rows} g) a,
        (select ${extremesSql(column, guess, dialect, among(sql`n < 0`))}, ${dialect.minBy(sql`place`, less)} as least, ${dialect.maxBy(sql`place`, less)} as most
          from ${rows} g) b`,
    { signal },
  );
  const { min, max, minLength, maxLength, wmin, wmax, wminlength, wmaxlength, least, most } = found;
  return {
    came: { min, max, minLength, maxLength },
    went: { min: wmin, max: wmax, minLength: wminlength, maxLength: wmaxlength, least, most },
    sum: found.sum,
  };
}
