import { id, join, type Sql, sql } from '@sogoc/engine';
import { equalBy, isPlain } from '../blocking/rule-pairs.ts';
import { keptNumber } from '../compare/compiled-comparison.ts';
import { rareWhenEqual } from '../compare/pair-facts.ts';
import type { PlacedRule, Prepared } from '../prepare/prepared.ts';

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
  /** Log2 of the shares of values, at least, at `rid * rarityWidth`. */
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

/** Bytes that packed records take, at most. */
export const bytesOfRecords = ({ comparisons, records }: Prepared, rules: readonly PlacedRule[], count = records.rows): number =>
  count * 8 * (comparisons.length * 3 + rules.length + 1);

/** Where the columns of packed records come from. */
interface Layout extends Omit<PackedRecords, 'size' | 'cells' | 'rarity'> {
  columns: readonly Sql[];
}

/** Reads the records once. @param rules those whose pairs are to be found. */
export async function packRecords(prepared: Prepared, rules: readonly PlacedRule[]): Promise<PackedRecords> {
  const { engine, records, options } = prepared;
  const { size } = await engine.one<{ size: number }>(sql`select coalesce(max(rid), 0) + 1 as size from ${records.name}`, options);
  const { columns: _, ...layout } = layoutOf(prepared, rules);
  const cells = new Int32Array(size * layout.width).fill(-1);
  const packed = { ...layout, size, cells, rarity: new Float64Array(size * layout.rarityWidth) };
  await readRecords(prepared, rules, packed);
  return packed;
}

/** Reads records into the places of their ids, for which there is room. @param from the first id. */
export async function readRecords(prepared: Prepared, rules: readonly PlacedRule[], packed: PackedRecords, from = 1): Promise<void> {
  const { engine, records, options } = prepared;
  const { columns: wanted } = layoutOf(prepared, rules);
  const { cells, width, rarity, rarityWidth } = packed;
  const rows = sql`select rid, ${join([...wanted])} from ${records.name}${from > 1 ? sql` where rid >= ${from}` : sql``}`;
  for await (const [rids, ...columns] of engine.streamNumbers(rows, options)) {
    const count = rids?.length ?? 0;
    for (const [column, values] of columns.entries()) {
      const [into, wide, place] = column < width ? [cells, width, column] : [rarity, rarityWidth, column - width];
      for (let row = 0; row < count; row += 1) into[(rids?.[row] ?? 0) * wide + place] = values[row] ?? 0;
    }
  }
}

function layoutOf(prepared: Prepared, rules: readonly PlacedRule[]): Layout {
  const { engine, comparisons } = prepared;
  const integers: Sql[] = [sql`source`];
  const doubles: Sql[] = [];
  const halves = (column: string): number => {
    const [high, low] = engine.dialect.halves(sql`${id(column)}`);
    return integers.push(sql`coalesce(${high}, -1)`, low) - 2;
  };
  const codes = comparisons.map((_, i) => halves(`c${i}`));
  const numbers = comparisons.map((compiled, i) => (keptNumber(compiled) ? halves(`k${i}`) : undefined));
  const blocks = new Map(rules.filter((rule) => !equalBy(prepared, rule)).map(({ position }) => [position, halves(`b${position}`)]));
  const rarities = comparisons.map((compiled, i) => (rareWhenEqual(compiled) ? doubles.push(sql`${id(`s${i}`)}`) - 1 : undefined));
  return { columns: [...integers, ...doubles], width: integers.length, codes, numbers, blocks, rarityWidth: doubles.length, rarities };
}
