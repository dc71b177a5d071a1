import { type Engine, join, type Sql, sql } from '@sogoc/engine';
import { type Counts, storedValue } from '../column-stats.ts';
import { fewOf } from '../few.ts';
import type { ProfileInput } from '../input.ts';
import type { Sample } from '../sample.ts';
import { hashOf } from '../value-hash.ts';
import { extremes, hasLength, tellsBounds, toldBounds } from './extremes.ts';
import { HashPlaces } from './group-hashes.ts';
import { type ChangedLists, listsAfter } from './kept-lists.ts';
import type { KeptColumn } from './kept-state.ts';
import { MovedPages } from './moved-by-pages.ts';
import { extremeHash, extremesIn, type PartsExtremes } from './moved-extremes.ts';
import { textsOfRows } from './moved-texts.ts';
import { batchesOf, countMoved, isPresent, type KnownColumn, type MovedValues, movedLengths, movedValues } from './moved-values.ts';
import type { PageValues } from './page-values.ts';
import type { PartsChange } from './parts-change.ts';
import { orderOf } from './text-order.ts';
import type { IndexFile, ValueIndex } from './value-index.ts';

/** What a table was, how it changed, and where its values are looked up. */
export interface ChangedTable {
  engine: Engine;
  input: ProfileInput;
  change: PartsChange;
  sample: Sample;
  index: ValueIndex;
  /** Reads values by the pages of their files, where there is such a thing. */
  pages: PageValues | null;
  signal: AbortSignal | undefined;
}

/**
 * What columns hold after some parts of their table came and others went: the same as if they were counted anew. Only values of these parts are looked for in the others.
 * @returns for each column null where that cannot be told without counting: so many of the values in the lists went that others would have to take their places.
 */
export async function changedColumns(table: ChangedTable, columns: readonly KnownColumn[]): Promise<(KeptColumn | null)[]> {
  const found = new Map<KnownColumn, KeptColumn | null>();
  const ordered = columns.filter(({ guess }) => orderOf(guess.type) !== null);
  for (const batch of batchesOf(table.engine, table.change, ordered))
    for (const [column, changed] of await changedBatch(table, batch)) found.set(column, changed);
  return columns.map((column) => found.get(column) ?? null);
}

async function changedBatch(table: ChangedTable, columns: readonly KnownColumn[]): Promise<Map<KnownColumn, KeptColumn | null>> {
  const { engine, input, change, signal } = table;
  const changed = new ChangedColumns(table);
  const others = table.pages ? await changedByPages(table, table.pages, columns, changed) : columns;
  const moved = others.length > 0 ? await movedValues(engine, input, change, others, signal) : [];
  const came = moved ? await extremesIn(engine, change.came, others, signal) : [];
  const went = moved ? await extremesIn(engine, change.went, others, signal) : [];
  for (const [at, one] of others.entries()) {
    const [own, inCame, inWent] = [moved?.[at], came[at], went[at]];
    if (own && inCame && inWent) await changed.add(one, own, inCame, inWent);
  }
  return changed.all();
}

/** Adds what changed in columns that can be read by their pages. @returns those that cannot. */
async function changedByPages(
  { engine, change, signal }: ChangedTable,
  pages: PageValues,
  columns: readonly KnownColumn[],
  changed: ChangedColumns,
): Promise<KnownColumn[]> {
  const others: KnownColumn[] = [];
  const reader = new MovedPages(engine, pages, change, signal);
  const asked = columns.filter(({ column, guess }) => tellsBounds(column, guess));
  const came = await extremesIn(engine, change.came, asked, signal);
  const went = await extremesIn(engine, change.went, asked, signal);
  for (const one of columns) {
    const found = await reader.of(one);
    const at = asked.indexOf(one);
    const inCame = found && (found.came ?? came[at] ?? (await extremesIn(engine, change.came, [one], signal))[0]);
    const inWent = found && (found.went ?? went[at] ?? (await extremesIn(engine, change.went, [one], signal))[0]);
    if (found && inCame && inWent) await changed.add(one, found.moved, inCame, inWent);
    else others.push(one);
  }
  return others;
}

/** Columns after a change. */
class ChangedColumns {
  readonly #table: ChangedTable;
  readonly #found = new Map<KnownColumn, KeptColumn | null>();
  readonly #changes: Change[] = [];

  constructor(table: ChangedTable) {
    this.#table = table;
  }

  /** Adds what moved in a column, of which nothing is looked at later. */
  async add(one: KnownColumn, moved: MovedValues, came: PartsExtremes, went: PartsExtremes): Promise<void> {
    if (moved.n.length === 0 && moved.nulls === 0) {
      this.#found.set(one, one.known);
      return;
    }
    const counted = await countedAfter(this.#table, one, moved, came, went);
    if (counted) this.#changes.push(counted);
  }

  async all(): Promise<Map<KnownColumn, KeptColumn | null>> {
    const { engine, change, signal } = this.#table;
    const asked = this.#changes.map(({ one, lists }) => ({ one, rows: lists.rows }));
    const texts = await textsOfRows(engine, change.came, asked, signal);
    for (const { one, counts, lists, index } of this.#changes) {
      const next = lists.with((row) => texts.get(one)?.get(row));
      if (next) this.#found.set(one, { counts, lists: next, ...(index && { index }) });
    }
    return this.#found;
  }
}

/** A column after a change, but for the texts of values that are new in its lists. */
interface Change {
  one: KnownColumn;
  counts: Counts;
  lists: ChangedLists;
  index: readonly IndexFile[] | undefined;
}

async function countedAfter(
  table: ChangedTable,
  one: KnownColumn,
  moved: MovedValues,
  came: PartsExtremes,
  went: PartsExtremes,
): Promise<Change | null> {
  const { index, sample } = table;
  const { column, known } = one;
  const told = await index.look(known.index, known.counts, moved.hashes);
  const isBelieved = told !== null && !(known.counts.distinct === known.counts.present && hasRepeated(moved, told));
  const was = isBelieved ? told : await countBefore(table, one, moved);
  if (!was || was.some((n, at) => n + (moved.n[at] ?? 0) < 0 && isPresent(moved.told[at] ?? 0))) return null;
  const counts = await countsAfter(table, one, moved, was, came, went);
  if (!counts || counts.present === 0 || (counts.uncanonical > 0 && counts.leadingZeros <= fewOf(counts.distinct))) return null;
  const lists = listsAfter(known.lists, moved, was);
  if (!lists) return null;
  const files =
    told && known.index
      ? await index.addChange(sample, column, counts, known.index, { hashes: moved.hashes, times: moved.n })
      : await index.add(sample, column, counts);
  return { one, counts, lists, index: files };
}

/** In a column in which no value was there twice, that one has come to be is not believed of a hash alone. */
function hasRepeated({ n, told }: MovedValues, was: Int32Array): boolean {
  return was.some((before, at) => (n[at] ?? 0) > 0 && before + (n[at] ?? 0) > 1 && isPresent(told[at] ?? 0));
}

/** How often values that moved were there before, by one read of the column that compares values; null where two of them share a hash. */
async function countBefore(
  { engine, change: { came, stayed, went }, signal }: ChangedTable,
  { column }: KnownColumn,
  moved: MovedValues,
): Promise<Int32Array | null> {
  const { dialect } = engine;
  const was = new Int32Array(moved.n.length);
  const rows = (parts: PartsChange['came'], sign = 0): Sql =>
    sql`(select ${storedValue(column, 't', dialect)} as v, ${sign} as s from ${dialect.readParquet(parts.map(({ file }) => file))} t)`;
  const sides = [...(came.length > 0 ? [rows(came, 1)] : []), ...(went.length > 0 ? [rows(went, -1)] : [])];
  const both = sql`(${join(
    sides.map((side) => sql`select * from ${side} r`),
    sql` union all `,
  )})`;
  await using values = await engine.materialize(
    'profile_moved',
    sql`select v, ${hashOf(column, sql`v`, dialect)} as hash from (select v from ${both} b where v is not null group by v having sum(s) <> 0) g`,
    { signal },
  );
  if (values.rows !== moved.n.length) return null;
  const before = [...stayed, ...went];
  if (before.length === 0) return was;
  // Looked for by their hashes, which cost less to look up than texts; the join is of the values.
  const some = sql`(select v, cast(count(*) as integer) as n from ${rows(before)} r where ${hashOf(column, sql`v`, dialect)} in (select hash from ${values.name}) group by v)`;
  const places = new HashPlaces(moved.hashes);
  for await (const [hash = [], n = []] of engine.streamNumbers(sql`select m.hash, k.n from ${values.name} m join ${some} k on k.v = m.v`, { signal }))
    n.forEach((count, at) => {
      const place = places.of(hash[2 * at] ?? 0, hash[2 * at + 1] ?? 0);
      if (place >= 0) was[place] = count;
    });
  return was;
}

/** Adds what changed to what was; null where that cannot be told. */
async function countsAfter(
  table: ChangedTable,
  one: KnownColumn,
  moved: MovedValues,
  was: Int32Array,
  came: PartsExtremes,
  went: PartsExtremes,
): Promise<Counts | null> {
  const { engine, change, sample, signal } = table;
  const {
    column,
    guess,
    known: { counts: known },
  } = one;
  const compare = orderOf(guess.type);
  const lengths = column.storage === 'text' ? movedLengths(moved) : noLengths;
  if (!compare || !lengths) return null;
  const least = extreme(known.min, came.min, compare);
  const most = extreme(known.max, came.max, (a, b) => -compare(a, b));
  if (least === undefined || most === undefined) return null;
  const added = countMoved(moved, was);
  const finite = known.finite + added.finite;
  const counts: Counts = {
    ...addedTo(known, added),
    ...{ min: least, max: most, finite, sum: finite === 0 ? null : (known.sum ?? 0) + (came.sum ?? 0) - (went.sum ?? 0) },
    minLength: lesser(known.minLength, lengths.came.least),
    maxLength: lesser(known.maxLength, lengths.came.most, -1),
  };
  // What is there no more was the extreme, unless one that came is as far out.
  const hasLost = async (length: number | null, lost: number | null, instead: number | null): Promise<boolean> =>
    length !== null && lost === length && instead !== length && !(await hasLength(engine, sample, column, guess, length, signal));
  const lengthsAnew =
    (counts.minLength === known.minLength && (await hasLost(known.minLength, lengths.went.least, lengths.came.least))) ||
    (counts.maxLength === known.maxLength && (await hasLost(known.maxLength, lengths.went.most, lengths.came.most)));
  const isLost = async (which: 'min' | 'max'): Promise<boolean> => {
    if (counts[which] !== known[which] || went[which] !== known[which] || came[which] === known[which] || known[which] === null) return false;
    const [low, high] = await extremeHash(engine, change.went, one, which, signal);
    const place = moved.n.findIndex((_, at) => moved.hashes[2 * at] === low && moved.hashes[2 * at + 1] === high);
    return place >= 0 && (was[place] ?? 0) + (moved.n[place] ?? 0) === 0;
  };
  const valuesAnew = (await isLost('min')) || (await isLost('max'));
  if (lengthsAnew) return { ...counts, ...(await extremes(engine, sample, column, guess, signal)) };
  if (!valuesAnew) return counts;
  const files = [...change.stayed, ...change.came].map(({ file }) => file);
  const bounds = tellsBounds(column, guess) ? (await toldBounds(engine, files, [column], signal)).get(column.from) : null;
  return { ...counts, ...(bounds ?? (await extremes(engine, sample, column, guess, signal))) };
}

const noLengths = { came: { least: null, most: null }, went: { least: null, most: null } };

const added = [
  'nulls',
  'blank',
  'present',
  'distinct',
  'unreadable',
  'unreadableDistinct',
  'uncanonical',
  'unplain',
  'leadingZeros',
  'fractions',
  'notNfc',
] as const;

function addedTo(known: Counts, change: Pick<Counts, (typeof added)[number]>): Pick<Counts, (typeof added)[number]> {
  const sums = { ...known };
  for (const name of added) sums[name] += change[name];
  return sums;
}

function lesser(a: number | null, b: number | null, sign = 1): number | null {
  if (a === null || b === null) return a ?? b;
  return sign * a <= sign * b ? a : b;
}

/** The lesser of two; undefined where that cannot be told. */
function extreme(a: string | null, b: string | null, compare: (a: string, b: string) => number): string | null | undefined {
  if (a === null || b === null) return a ?? b;
  const order = compare(a, b);
  if (Number.isNaN(order)) return undefined;
  return order <= 0 ? a : b;
}
