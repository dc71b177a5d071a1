import { id, join, type Sql, sql } from '@sogoc/engine';
import { equalBy, isPlain } from '../blocking/rule-pairs.ts';
import { keptNumber } from '../compare/compiled-comparison.ts';
import { rareWhenEqual } from '../compare/pair-facts.ts';
import type { PlacedRule, Prepared } from '../prepare/prepared.ts';
import { integersShared } from './shared-arrays.ts';

/**
 * What later steps read of records, by record id (from 1 on): all integers of a record side by side, since a pair reads most of them. A 64-bit number from 0 on has two
 * places, the high half (-1 where there is no number) and after it the low one.
 */
export interface PackedRecords {
  /** One more than the highest id. */
  size: number;
  /** Integers of a record, at `rid * width`: its source, then the numbers. */
  cells: Int32Array;
  width: number;
  /** By comparison the place of its code. */
  codes: readonly number[];
  /** By comparison the place of the number it keeps, if any (see `keptNumber`). */
  numbers: readonly (number | undefined)[];
  /** By position of a rule the place of its block, where the codes do not tell it. */
  blocks: ReadonlyMap<number, number>;
  /** The same memory as doubles: log2 of the shares of values, at least, at `rid * rarityWidth`. */
  rarity: Float64Array;
  rarityWidth: number;
  /** By comparison, where equal values are weighed by how rare they are, the place of that. */
  rarities: readonly (number | undefined)[];
}

/** Can these rules' pairs be found from packed records? One block a record, and all numbers told in JavaScript too. */
export function canPack({ comparisons, patterns }: Prepared, rules: readonly PlacedRule[]): boolean {
  const told = comparisons.every(({ number, sketch }) => (number ?? sketch)?.inHalves !== undefined || !(number ?? sketch));
  const facts = patterns.radices.reduce((product, radix) => product * radix, 2 ** comparisons.length);
  return told && rules.every(isPlain) && facts <= Number.MAX_SAFE_INTEGER;
}

/** Bytes that packed records take with their blocks, at most. */
export const bytesOfRecords = ({ comparisons, records }: Prepared, rules: readonly PlacedRule[], count = records.rows): number =>
  count * 8 * (comparisons.length * 3 + rules.length * 2 + 4);

/** Where the columns of packed records come from: each number of 64 bits, then each double. */
interface Layout extends Omit<PackedRecords, 'size' | 'cells' | 'rarity'> {
  bigints: readonly Sql[];
  doubles: readonly Sql[];
}

/** Room for records of a width, seen by all threads. */
export function roomForRecords(size: number, width: number): Pick<PackedRecords, 'cells' | 'rarity'> {
  const cells = integersShared(size * width);
  return { cells, rarity: new Float64Array(cells.buffer) };
}

/** Reads the records once. @param rules those whose pairs are to be found. */
export async function packRecords(prepared: Prepared, rules: readonly PlacedRule[]): Promise<PackedRecords> {
  const { engine, records, options } = prepared;
  const { size } = await engine.one<{ size: number }>(sql`select coalesce(max(rid), 0) + 1 as size from ${records.name}`, options);
  const { bigints: _, doubles: __, ...layout } = layoutOf(prepared, rules);
  const packed = { ...layout, size, ...roomForRecords(size, layout.width) };
  packed.cells.fill(-1);
  await readRecords(prepared, rules, packed);
  return packed;
}

/** Reads records into the places of their ids, for which there is room. @param from the first id. */
export async function readRecords(prepared: Prepared, rules: readonly PlacedRule[], packed: PackedRecords, from = 1): Promise<void> {
  const { engine, records, options } = prepared;
  const { bigints, doubles } = layoutOf(prepared, rules);
  const { cells, width, rarity, rarityWidth } = packed;
  const rows = sql`select ${join([sql`rid, source`, ...bigints, ...doubles])} from ${records.name}${from > 1 ? sql` where rid >= ${from}` : sql``}`;
  for await (const [rids, sources, ...columns] of engine.streamNumbers(rows, options)) {
    if (!rids || !sources) continue;
    putNumbers(cells, width, 0, rids, sources);
    for (const [column, values] of columns.entries())
      if (column < bigints.length) putHalves(cells, width, 1 + 2 * column, rids, values);
      else putNumbers(rarity, rarityWidth, rarityWidth - columns.length + column, rids, values);
  }
}

function layoutOf(prepared: Prepared, rules: readonly PlacedRule[]): Layout {
  const { comparisons } = prepared;
  const bigints: Sql[] = [];
  const doubles: Sql[] = [];
  const placeOf = (column: string): number => 2 * bigints.push(sql`coalesce(${id(column)}, -1)`) - 1;
  const codes = comparisons.map((_, i) => placeOf(`c${i}`));
  const numbers = comparisons.map((compiled, i) => (keptNumber(compiled) ? placeOf(`k${i}`) : undefined));
  const blocks = new Map(rules.filter((rule) => !equalBy(prepared, rule)).map(({ position }) => [position, placeOf(`b${position}`)]));
  const rare = comparisons.map((compiled, i) => (rareWhenEqual(compiled) ? doubles.push(sql`${id(`s${i}`)}`) - 1 : undefined));
  // Doubles follow the integers of their record, which leave off at an even place.
  const firstDouble = 1 + bigints.length;
  const rarities = rare.map((place) => (place === undefined ? undefined : firstDouble + place));
  const rarityWidth = firstDouble + doubles.length;
  return { bigints, doubles, width: 2 * rarityWidth, codes, numbers, blocks, rarityWidth, rarities };
}

/** Puts 64-bit numbers at a place of their records, the high half first. */
function putHalves(cells: Int32Array, width: number, place: number, rids: ArrayLike<number>, halves: ArrayLike<number>): void {
  for (let row = 0; row < rids.length; row += 1) {
    const at = (rids[row] ?? 0) * width + place;
    cells[at] = halves[2 * row + 1] ?? 0;
    cells[at + 1] = halves[2 * row] ?? 0;
  }
}

function putNumbers(into: Int32Array | Float64Array, width: number, place: number, rids: ArrayLike<number>, values: ArrayLike<number>): void {
  for (let row = 0; row < rids.length; row += 1) into[(rids[row] ?? 0) * width + place] = values[row] ?? 0;
}
