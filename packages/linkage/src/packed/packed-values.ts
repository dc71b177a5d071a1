import { id, join, sql } from '@sogoc/engine';
import { equalBy } from '../blocking/rule-pairs.ts';
import { keptNumber } from '../compare/compiled-comparison.ts';
import { isDecidedByCodes, rareWhenEqual } from '../compare/pair-facts.ts';
import type { PlacedRule, Prepared } from '../prepare/prepared.ts';
import type { PackedRecords } from './packed-records.ts';
import { doublesShared, integersShared } from './shared-arrays.ts';
import { ValueTable } from './value-table.ts';
import { ValueTexts } from './value-texts.ts';

/** Integers that come from memory at once: a record that takes nearly as many is given all of them, so that it never lies in two such lines. */
const lineOfMemory = 16;

/** Bytes that records packed with the numbers of their values take with their blocks, at most. */
export const bytesOfValues = ({ comparisons, dictionaries, records }: Prepared, rules: readonly PlacedRule[]): number =>
  records.rows * (4 * (1 + comparisons.length * 3 + rules.length * 5) + 4 * lineOfMemory) +
  dictionaries.reduce((sum, { rows }) => sum + ValueTable.bytes(rows), 0);

/** A dictionary in arrays. */
interface ReadValues {
  values: ValueTable;
  /** The number that the comparison keeps of each value, in halves, the low one first. */
  kept: Int32Array | undefined;
  rarity: Float64Array | undefined;
  texts: ValueTexts | undefined;
}

/** Records, and the values that their numbers stand for. */
export interface PackedValues {
  records: PackedRecords;
  /** By comparison. */
  values: readonly ValueTable[];
  /** The same as texts, where these can be compared without the engine. */
  texts: readonly (ValueTexts | undefined)[];
}

/** Records packed with the numbers of their values, and these: half of what codes take, and one line of memory where there are few comparisons. */
export async function packValues(prepared: Prepared, rules: readonly PlacedRule[]): Promise<PackedValues> {
  const { engine, records, comparisons, options } = prepared;
  const read: ReadValues[] = [];
  for (const i of comparisons.keys()) read.push(await readValues(prepared, i));
  const { size } = await engine.one<{ size: number }>(sql`select coalesce(max(rid), 0) + 1 as size from ${records.name}`, options);
  const places = placesOf(prepared, rules);
  const { width } = places;
  const cells = integersShared(size * width);
  cells.fill(-1);
  const blocks = [...places.blocks.keys()].map((position) => sql`coalesce(${id(`b${position}`)}, -1)`);
  const codes = comparisons.map((_, i) => sql`coalesce(${id(`c${i}`)}, -1)`);
  const rows = sql`select ${join([sql`rid, source`, ...codes, ...blocks])} from ${records.name}`;
  for await (const [rids, sources, ...columns] of engine.streamNumbers(rows, options)) {
    if (!rids || !sources) continue;
    for (let row = 0; row < rids.length; row += 1) cells[(rids[row] ?? 0) * width] = sources[row] ?? 0;
    for (const [i, one] of read.entries()) putValues(cells, width, places.codes[i] ?? 0, places.numbers[i], rids, columns[i] ?? [], one);
    for (const [at, place] of [...places.blocks.values()].entries()) putHalves(cells, width, place, rids, columns[comparisons.length + at] ?? []);
  }
  const rarities = read.map(({ rarity }) => rarity && { at: rarity, width: 0, place: 0 });
  return {
    records: { ...places, size, cells, codeCells: 1, rarities },
    values: read.map(({ values }) => values),
    texts: read.map(({ texts }) => texts),
  };
}

/** Where a record's integers are. */
export function placesOf(prepared: Prepared, rules: readonly PlacedRule[]): Pick<PackedRecords, 'width' | 'codes' | 'numbers' | 'blocks'> {
  const { comparisons } = prepared;
  let next = 1 + comparisons.length;
  const twoPlaces = (): number => {
    next += 2;
    return next - 2;
  };
  const numbers = comparisons.map((compiled) => (keptNumber(compiled) ? twoPlaces() : undefined));
  const blocks = new Map(rules.filter((rule) => !equalBy(prepared, rule)).map(({ position }) => [position, twoPlaces()]));
  const inLastLine = next % lineOfMemory;
  const width = inLastLine > (lineOfMemory * 3) / 4 ? next + lineOfMemory - inLastLine : next;
  return { width, codes: comparisons.map((_, i) => 1 + i), numbers, blocks };
}

async function readValues({ engine, comparisons, dictionaries, options }: Prepared, i: number): Promise<ReadValues> {
  const [compiled, dictionary] = [comparisons[i], dictionaries[i]];
  const room = dictionary?.rows ?? 0;
  const keeps = compiled !== undefined && keptNumber(compiled) !== undefined;
  const isRare = compiled !== undefined && rareWhenEqual(compiled) !== undefined;
  const values = new ValueTable(room);
  const kept = keeps ? new Int32Array(2 * room) : undefined;
  const rarity = isRare ? doublesShared(room) : undefined;
  const texts = compiled?.inTexts && !isDecidedByCodes(compiled) ? new ValueTexts(room) : undefined;
  if (!dictionary) return { values, kept, rarity, texts };
  const columns = [sql`code`, ...(keeps ? [sql`coalesce(k, -1)`] : []), ...(isRare ? [sql`s`] : []), ...(texts ? [sql`v0`] : [])];
  for await (const [codes, ...more] of engine.streamNumbers(sql`select ${join(columns)} from ${dictionary.name}`, options)) {
    if (!codes) continue;
    if (keeps) kept?.set(more[0] ?? [], 2 * values.count);
    if (isRare) rarity?.set(more[keeps ? 1 : 0] ?? [], values.count);
    const points = more.at(-1);
    if (points instanceof Int32Array) texts?.add(points);
    for (let at = 0; at < codes.length; at += 2) values.add(codes[at + 1] ?? 0, codes[at] ?? 0);
  }
  return { values, kept, rarity, texts };
}

function putValues(
  cells: Int32Array,
  width: number,
  place: number,
  numberPlace: number | undefined,
  rids: ArrayLike<number>,
  halves: ArrayLike<number>,
  { values, kept }: ReadValues,
): void {
  for (let row = 0; row < rids.length; row += 1) {
    const high = halves[2 * row + 1] ?? -1;
    if (high < 0) continue;
    const at = (rids[row] ?? 0) * width;
    const value = values.find(high, halves[2 * row] ?? 0);
    cells[at + place] = value;
    if (numberPlace === undefined || !kept) continue;
    cells[at + numberPlace] = kept[2 * value + 1] ?? -1;
    cells[at + numberPlace + 1] = kept[2 * value] ?? 0;
  }
}

/** Puts 64-bit numbers at a place of their records, the high half first. */
function putHalves(cells: Int32Array, width: number, place: number, rids: ArrayLike<number>, halves: ArrayLike<number>): void {
  for (let row = 0; row < rids.length; row += 1) {
    const at = (rids[row] ?? 0) * width + place;
    cells[at] = halves[2 * row + 1] ?? 0;
    cells[at + 1] = halves[2 * row] ?? 0;
  }
}
