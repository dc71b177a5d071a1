import { type Engine, type Sql, sql } from '@sogoc/engine';
import { type Counts, type Lists, storedValue, textOf } from '../column-stats.ts';
import type { Guess } from '../detect-reading.ts';
import { fewOf } from '../few.ts';
import type { Sample, StoredColumn } from '../sample.ts';
import { bounds, extremes, hasLength } from './extremes.ts';
import { keptLists, type Listed, listsAfter } from './kept-lists.ts';
import type { KeptColumn } from './kept-state.ts';
import { countMoved, isFilled, isPresent, type MovedValues, movedExtremes, movedValues } from './moved-values.ts';
import type { PartsChange } from './parts-change.ts';
import { orderOf } from './text-order.ts';
import { hashOf, type ValueIndex } from './value-index.ts';

/** What is kept of a column that was just counted. */
export function keptColumn(counts: Counts, { frequent, others }: Lists): KeptColumn {
  const floor = frequent.length < keptLists.frequent ? 0 : Math.min(...frequent.map(({ count }) => count));
  return {
    counts,
    lists: { frequent: frequent.filter(({ count }) => count > floor), others },
    floor,
    reach: frequent.length,
    whole: others.length < keptLists.others,
  };
}

/**
 * What a column holds after some parts of its table came and others went: the same as if it were counted anew. Only values of these parts are looked for in the others.
 * @returns null where that cannot be told without counting: so many of the values in the lists that others would have to take their places.
 */
export async function changedColumn(
  engine: Engine,
  change: PartsChange,
  sample: Sample,
  column: StoredColumn,
  guess: Guess,
  known: KeptColumn,
  index: ValueIndex,
  signal: AbortSignal | undefined,
): Promise<KeptColumn | null> {
  const compare = orderOf(guess.type);
  if (!compare) return null;
  await using moved = await movedValues(engine, change, column, guess, signal);
  if (moved.table.rows === 0) return known;
  const told = await index.look(known.index, known.counts, moved.hashes);
  const isBelieved = told !== null && !(known.counts.distinct === known.counts.present && hasRepeated(moved, told));
  const was = isBelieved ? told : await countBefore(engine, change, column, moved, signal);
  if (was.some((n, at) => n + (moved.n[at] ?? 0) < 0 && isPresent(moved.told[at] ?? 0))) return null;
  const counts = await countsAfter(engine, change, sample, column, guess, known.counts, moved, was, compare, signal);
  if (!counts || counts.present === 0 || (counts.uncanonical > 0 && counts.leadingZeros <= fewOf(counts.distinct))) return null;
  const next = listsAfter(known, counts, reached(moved, was, known.floor), await listed(engine, column, guess, known, moved, was, signal));
  if (!next) return null;
  const files =
    told && known.index ? await index.addChange(sample, column, counts, known.index, filled(moved)) : await index.add(sample, column, counts);
  return { ...next, ...(files && { index: files }) };
}

/** In a column in which no value was there twice, that one has come to be is not believed of a hash alone. */
function hasRepeated({ n, told }: MovedValues, was: Int32Array): boolean {
  return was.some((before, at) => before > 0 && (n[at] ?? 0) > 0 && isPresent(told[at] ?? 0));
}

/** How often values that moved were there before, by one read of the column. */
async function countBefore(
  engine: Engine,
  { stayed, went }: PartsChange,
  column: StoredColumn,
  { table, places }: MovedValues,
  signal: AbortSignal | undefined,
): Promise<Int32Array> {
  const was = new Int32Array(places.length);
  const files = [...stayed, ...went].map(({ file }) => file);
  if (files.length === 0) return was;
  const { dialect } = engine;
  const at = new Int32Array(table.rows + 1);
  places.forEach((place, index) => {
    at[place] = index;
  });
  // Looked for by their hashes, which cost less to look up than texts; the join is of the values.
  const rows = sql`(select ${storedValue(column, 't', dialect)} as v from ${dialect.readParquet(files)} t)`;
  const some = sql`(select v, cast(count(*) as integer) as n from ${rows} r where ${hashOf(column, sql`v`, dialect)} in (select hash from ${table.name}) group by v)`;
  const query = sql`select m.place, k.n from ${table.name} m join ${some} k on k.v = m.p`;
  for await (const [place = [], n = []] of engine.streamNumbers(query, { signal }))
    place.forEach((one, index) => {
      was[at[one] ?? 0] = n[index] ?? 0;
    });
  return was;
}

/** Adds what changed to what was; null where extremes cannot be compared. */
async function countsAfter(
  engine: Engine,
  { stayed, came: newParts }: PartsChange,
  sample: Sample,
  column: StoredColumn,
  guess: Guess,
  known: Counts,
  moved: MovedValues,
  was: Int32Array,
  compare: (a: string, b: string) => number,
  signal: AbortSignal | undefined,
): Promise<Counts | null> {
  const { came, went, sum } = await movedExtremes(engine, moved, column, guess, signal);
  const least = extreme(known.min, came.min, compare);
  const most = extreme(known.max, came.max, (a, b) => -compare(a, b));
  if (least === undefined || most === undefined) return null;
  const added = countMoved(moved, was);
  const finite = known.finite + added.finite;
  const counts: Counts = {
    ...addedTo(known, added),
    ...{ min: least, max: most, finite, sum: finite === 0 ? null : (known.sum ?? 0) + (sum ?? 0) },
    minLength: lesser(known.minLength, came.minLength),
    maxLength: lesser(known.maxLength, came.maxLength, -1),
  };
  // What is there no more was the extreme, unless one that came is as far out.
  const isGone = (place: number | null): boolean => {
    const at = place === null ? -1 : moved.places.indexOf(place);
    return at >= 0 && (was[at] ?? 0) + (moved.n[at] ?? 0) === 0;
  };
  const hasLost = async (length: number | null, lost: number | null, instead: number | null): Promise<boolean> =>
    length !== null && lost === length && instead !== length && !(await hasLength(engine, sample, column, guess, length, signal));
  const lengthsAnew =
    (counts.minLength === known.minLength && (await hasLost(known.minLength, went.minLength, came.minLength))) ||
    (counts.maxLength === known.maxLength && (await hasLost(known.maxLength, went.maxLength, came.maxLength)));
  const isLost = (now: string | null, before: string | null, lost: string | null, instead: string | null, place: number | null): boolean =>
    now === before && lost === before && instead !== before && isGone(place);
  const valuesAnew = isLost(counts.min, known.min, went.min, came.min, went.least) || isLost(counts.max, known.max, went.max, came.max, went.most);
  if (lengthsAnew) return { ...counts, ...(await extremes(engine, sample, column, guess, signal)) };
  if (!valuesAnew) return counts;
  const files = [...stayed, ...newParts].map(({ file }) => file);
  return { ...counts, ...((await bounds(engine, files, column, guess, signal)) ?? (await extremes(engine, sample, column, guess, signal))) };
}

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

/** By how many more values are there as often as the floor asks. */
function reached({ n, told }: MovedValues, was: Int32Array, floor: number): number {
  let sum = 0;
  for (let at = 0; at < n.length; at += 1) {
    const before = was[at] ?? 0;
    if (isPresent(told[at] ?? 0)) sum += (before + (n[at] ?? 0) >= floor ? 1 : 0) - (before >= floor ? 1 : 0);
  }
  return sum;
}

/** The values that moved and may belong into the lists, or out of them. */
async function listed(
  engine: Engine,
  column: StoredColumn,
  guess: Guess,
  { floor, whole, lists }: KeptColumn,
  { table, places, n, told }: MovedValues,
  was: Int32Array,
  signal: AbortSignal | undefined,
): Promise<Listed[]> {
  const { dialect } = engine;
  const last = whole ? undefined : lists.others.at(-1)?.hash;
  const isAll = floor === 0 || last === undefined;
  const now = new Int32Array(table.rows + 1);
  const often: number[] = [];
  for (let at = 0; at < places.length; at += 1) {
    const [place, before] = [places[at] ?? 0, was[at] ?? 0];
    const after = before + (n[at] ?? 0);
    now[place] = after;
    if (!isAll && (before > floor || after > floor) && isPresent(told[at] ?? 0)) often.push(place);
  }
  const hash = dialect.hashRow([sql`p`]);
  const condition: Sql = isAll ? sql`true` : sql`(${hash} <= ${BigInt(last)} or place in (select unnest(${often})))`;
  const found = await engine.all<{ value: string; hash: bigint | number; place: number }>(
    sql`select ${textOf(column, guess, dialect)(sql`p`)} as value, ${hash} as hash, place from ${table.name} g where p is not null and ${condition}`,
    { signal },
  );
  return found.map(({ value, hash: own, place }) => ({ value, hash: own, now: now[place] ?? 0 }));
}

/** Hashes of the values that moved, and by how many rows; not of what is no value. */
function filled({ hashes, n, told }: MovedValues): { hashes: Int32Array; times: Int32Array } {
  const halves = new Int32Array(hashes.length);
  const times = new Int32Array(n.length);
  let next = 0;
  for (let at = 0; at < n.length; at += 1) {
    if (!isFilled(told[at] ?? 0)) continue;
    halves[2 * next] = hashes[2 * at] ?? 0;
    halves[2 * next + 1] = hashes[2 * at + 1] ?? 0;
    times[next] = n[at] ?? 0;
    next += 1;
  }
  return { hashes: halves.subarray(0, 2 * next), times: times.subarray(0, next) };
}
