import { type Lists, looked, type ValueCount } from '../column-stats.ts';
import { HashPlaces } from './group-hashes.ts';
import type { Halves } from './hash-run.ts';
import { isPresent, isSmall, type MovedValues } from './moved-values.ts';
import { unknownKind, type ValueKind } from './value-kinds.ts';

/** How long the lists are that are kept, so that some of their values may go. */
export const keptLists = { frequent: 1_500, others: 5_000, hashed: true } as const;

/** Values with how often they are there, and the hashes by which they are kept. */
export interface KeptList {
  values: readonly string[];
  counts: Float64Array;
  hashes: Halves;
  /** What is told of each by its text alone: its place among the kinds; -1 where that is not known yet. */
  kinds: Int32Array;
}

/** What is kept of the values of a column that are looked at one by one. */
export interface KeptLists {
  /** All values that are there more than `floor` times. */
  frequent: KeptList;
  /** Those of the smallest hashes, by which they are ordered; all where `whole`. */
  others: KeptList & { orders: BigInt64Array };
  floor: number;
  /** At least so many values are there `floor` times or more. */
  reach: number;
  whole: boolean;
  /** Kinds of values; it grows. */
  kinds: ValueKind[];
}

/** The lists of a column that was just counted. */
export function listsOf({ frequent, others, hashes }: Lists): KeptLists {
  const floor = frequent.length < keptLists.frequent ? 0 : frequent.reduce((least, { count }) => Math.min(least, count), Number.POSITIVE_INFINITY);
  return {
    frequent: only(listOf(frequent, hashes.frequent), (at) => (frequent[at]?.count ?? 0) > floor),
    others: { ...listOf(others, hashes.others), orders: BigInt64Array.from(hashes.orders, BigInt) },
    floor,
    reach: frequent.length,
    whole: others.length < keptLists.others,
    kinds: [],
  };
}

function listOf(values: readonly ValueCount[], hashes: readonly (bigint | number)[]): KeptList {
  const halves = new Int32Array(2 * values.length);
  hashes.forEach((hash, at) => {
    halves[2 * at] = Number(BigInt.asIntN(32, BigInt(hash)));
    halves[2 * at + 1] = Number(BigInt(hash) >> 32n);
  });
  return {
    values: values.map(({ value }) => value),
    counts: Float64Array.from(values, ({ count }) => count),
    hashes: halves,
    kinds: new Int32Array(values.length).fill(unknownKind),
  };
}

function only(list: KeptList, isKept: (at: number) => boolean): KeptList {
  const kept = [...list.values.keys()].filter(isKept);
  return picked(list, kept);
}

function picked({ values, counts, hashes, kinds }: KeptList, places: readonly number[]): KeptList {
  return {
    values: places.map((at) => values[at] ?? ''),
    counts: Float64Array.from(places, (at) => counts[at] ?? 0),
    hashes: Int32Array.from(places.flatMap((at) => [hashes[2 * at] ?? 0, hashes[2 * at + 1] ?? 0])),
    kinds: Int32Array.from(places, (at) => kinds[at] ?? unknownKind),
  };
}

/** A value as it is listed, and the hash that it is ordered by. */
export interface ListedText {
  value: string;
  order: bigint;
}

/** Lists after a change, but for the texts of values that are new in them. */
export interface ChangedLists {
  /** Rows that came with these values. */
  rows: readonly number[];
  /** Null where too many of the values went. @param textOf the value that came with a row. */
  with(textOf: (row: number) => ListedText | undefined): KeptLists | null;
}

/**
 * What becomes of lists. Of what is given nothing is looked at later.
 * @param was how often each value that moved was there before.
 * @returns null where that cannot be told: a value belongs into a list that no row came with.
 */
export function listsAfter(lists: KeptLists, moved: MovedValues, was: Int32Array): ChangedLists | null {
  const { floor, whole } = lists;
  const reach = lists.reach + reached(moved, was, floor);
  // Of the values at the floor it is known only that there were enough of them.
  if (floor > 0 && reach < looked.frequent) return null;
  const often = changed(
    lists.frequent,
    moved,
    was,
    (before, after) => before > floor || after > floor,
    (_, after) => after > floor,
  );
  const rest = changed(
    lists.others,
    moved,
    was,
    (_before, _after, told) => whole || isSmall(told),
    (_, after) => after > 0,
  );
  const all = [...often.added, ...rest.added];
  if (all.some(({ row }) => row < 0)) return null;
  return {
    rows: [...new Set(all.map(({ row }) => row))],
    with: (textOf) => {
      const added = (some: readonly NewValue[]): Added[] =>
        some.map((one) => {
          const { value = '', order = 0n } = textOf(one.row) ?? {};
          return { ...one, value, order };
        });
      const others = othersAfter(lists.others, rest.counts, added(rest.added));
      if (!whole && others.values.length < looked.others) return null;
      const frequent = frequentAfter(lists.frequent, often.counts, added(often.added), floor);
      const cut = frequent.values.length > keptLists.frequent ? (frequent.counts[keptLists.frequent - 1] ?? floor) : floor;
      return {
        frequent: cut === floor ? frequent : only(frequent, (at) => (frequent.counts[at] ?? 0) > cut),
        others: others.values.length > keptLists.others ? firstOf(others, keptLists.others) : others,
        floor: cut,
        reach: cut === floor ? reach : keptLists.frequent,
        whole: whole && others.values.length <= keptLists.others,
        kinds: lists.kinds,
      };
    },
  };
}

/** A value that is new in a list, and a row that came with it. */
interface NewValue {
  count: number;
  low: number;
  high: number;
  row: number;
}

interface Added extends ValueCount {
  order: bigint;
  low: number;
  high: number;
}

type Asks = (before: number, after: number, told: number) => boolean;

/** How often the values of a list are there now, and which of those that moved are new in it. @param mayBe whether a value may be in it, before or now. */
function changed(
  { counts, hashes }: KeptList,
  { hashes: moved, n, told, rows }: MovedValues,
  was: Int32Array,
  mayBe: Asks,
  belongs: Asks,
): { counts: Float64Array; added: NewValue[] } {
  const [after, added] = [counts.slice(), [] as NewValue[]];
  const places = new HashPlaces(hashes);
  for (let place = 0; place < n.length; place += 1) {
    const [before, what] = [was[place] ?? 0, told[place] ?? 0];
    const now = before + (n[place] ?? 0);
    if (!mayBe(before, now, what)) continue;
    const [low, high] = [moved[2 * place] ?? 0, moved[2 * place + 1] ?? 0];
    const at = places.of(low, high);
    if (at >= 0) after[at] = now;
    else if (now > 0 && isPresent(what) && belongs(before, now, what)) added.push({ count: now, low, high, row: rows[place] ?? -1 });
  }
  return { counts: after, added };
}

/** Those that are there more than `floor` times, the most frequent first. */
function frequentAfter(list: KeptList, counts: Float64Array, added: readonly Added[], floor: number): KeptList {
  const all = joined({ ...list, counts }, added);
  const kept = [...all.values.keys()].filter((at) => (all.counts[at] ?? 0) > floor);
  return picked(
    all,
    kept.sort((a, b) => (all.counts[b] ?? 0) - (all.counts[a] ?? 0)),
  );
}

/** Those that are there at all, in their order. */
function othersAfter(list: KeptLists['others'], counts: Float64Array, added: readonly Added[]): KeptLists['others'] {
  const all = joined({ ...list, counts }, added);
  const orders = BigInt64Array.from([...list.orders, ...added.map(({ order }) => order)]);
  const kept = [...all.values.keys()].filter((at) => (all.counts[at] ?? 0) > 0);
  const order = (at: number): bigint => orders[at] ?? 0n;
  if (added.length > 0) kept.sort((a, b) => (order(a) < order(b) ? -1 : order(a) > order(b) ? 1 : 0));
  return { ...picked(all, kept), orders: BigInt64Array.from(kept, order) };
}

function joined({ values, counts, hashes, kinds }: KeptList, added: readonly Added[]): KeptList {
  if (added.length === 0) return { values, counts, hashes, kinds };
  return {
    values: [...values, ...added.map(({ value }) => value)],
    counts: Float64Array.from([...counts, ...added.map(({ count }) => count)]),
    hashes: Int32Array.from([...hashes, ...added.flatMap(({ low, high }) => [low, high])]),
    kinds: Int32Array.from([...kinds, ...added.map(() => unknownKind)]),
  };
}

function firstOf({ values, counts, hashes, kinds, orders }: KeptLists['others'], most: number): KeptLists['others'] {
  return {
    values: values.slice(0, most),
    counts: counts.slice(0, most),
    hashes: hashes.slice(0, 2 * most),
    kinds: kinds.slice(0, most),
    orders: orders.slice(0, most),
  };
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
