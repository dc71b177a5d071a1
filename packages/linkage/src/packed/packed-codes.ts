import { id, join, type Sql, sql } from '@sogoc/engine';
import { equalBy } from '../blocking/rule-pairs.ts';
import { keptNumber } from '../compare/compiled-comparison.ts';
import { rareWhenEqual } from '../compare/pair-facts.ts';
import type { PlacedRule, Prepared } from '../prepare/prepared.ts';
import type { PackedRecords } from './packed-records.ts';
import { integersShared } from './shared-arrays.ts';

/** Bytes that records packed with their codes take with their blocks, at most. */
export const bytesOfCodes = ({ comparisons, records }: Prepared, rules: readonly PlacedRule[], count = records.rows): number =>
  count * 8 * (comparisons.length * 3 + rules.length * 2 + 4);

/** Where the columns of packed records come from: each number of 64 bits, then each double. */
interface Layout extends Omit<PackedRecords, 'size' | 'cells' | 'rarities'> {
  bigints: readonly Sql[];
  doubles: readonly Sql[];
  /** By comparison the place of its rarity among the doubles of a record. */
  rare: readonly (number | undefined)[];
}

/** Records packed with their codes, which stay when other values come. @param prepared with numbers (see `withNumbers`). */
export async function packCodes(prepared: Prepared, rules: readonly PlacedRule[]): Promise<PackedRecords> {
  const { engine, records, options } = prepared;
  const { size } = await engine.one<{ size: number }>(sql`select coalesce(max(rid), 0) + 1 as size from ${records.name}`, options);
  const packed = roomForCodes(prepared, rules, size);
  packed.cells.fill(-1);
  packed.size = size;
  await readCodes(prepared, rules, packed);
  return packed;
}

/** Room for so many records, none of which is there. */
export function roomForCodes(prepared: Prepared, rules: readonly PlacedRule[], room: number): PackedRecords {
  const { bigints: _, doubles: __, rare, ...layout } = layoutOf(prepared, rules);
  const cells = integersShared(room * layout.width);
  const at = new Float64Array(cells.buffer);
  const rarities = rare.map((place) => (place === undefined ? undefined : { at, width: layout.width / 2, place }));
  return { ...layout, size: 1, cells, rarities };
}

/** Reads records into the places of their ids, for which there is room. */
async function readCodes(prepared: Prepared, rules: readonly PlacedRule[], packed: PackedRecords): Promise<void> {
  const { engine, records, options } = prepared;
  const { bigints, doubles } = layoutOf(prepared, rules);
  const { cells, width } = packed;
  const [rarity, rarityWidth] = [new Float64Array(cells.buffer), width / 2];
  const rows = sql`select ${join([sql`rid, source`, ...bigints, ...doubles])} from ${records.name}`;
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
  return {
    bigints,
    doubles,
    width: 2 * (firstDouble + doubles.length),
    codeCells: 2,
    codes,
    numbers,
    blocks,
    rare: rare.map((place) => (place === undefined ? undefined : firstDouble + place)),
  };
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
