import { id, join, sql } from '@sogoc/engine';
import type { PackedRecords } from '../../packed/packed-records.ts';
import { placesOf } from '../../packed/packed-values.ts';
import { integersShared } from '../../packed/shared-arrays.ts';
import type { PlacedRule, Prepared } from '../../prepare/prepared.ts';
import type { KnownValues } from './known-values.ts';
import { putRecords } from './put-records.ts';
import { valuesOf } from './values-of.ts';

/** Bytes that packed records take. */
export const bytesOfRecords = (prepared: Prepared, rules: readonly PlacedRule[], records: number): number =>
  records * 4 * placesOf(prepared, rules).width;

/** Room for so many records, none of which is there. */
export function roomForRecords(prepared: Prepared, rules: readonly PlacedRule[], room: number, known: readonly KnownValues[]): PackedRecords {
  const places = placesOf(prepared, rules);
  const cells = integersShared(room * places.width);
  return { ...places, size: 1, cells, codeCells: 1, rarities: known.map(({ rarity }) => rarity) };
}

/** All records packed with the numbers of their values, which are known. @param room for so many more than there are, given how many. */
export async function packKnown(
  prepared: Prepared,
  rules: readonly PlacedRule[],
  known: readonly KnownValues[],
  room: (records: number) => number,
): Promise<PackedRecords> {
  const { engine, records, comparisons, options } = prepared;
  const { size } = await engine.one<{ size: number }>(sql`select coalesce(max(rid), 0) + 1 as size from ${records.name}`, options);
  const packed = roomForRecords(prepared, rules, room(size), known);
  packed.size = size;
  packed.cells.fill(-1, 0, size * packed.width);
  const positions = [...packed.blocks.keys()];
  const names = [...comparisons.map((_, i) => `c${i}`), ...positions.map((position) => `b${position}`)];
  const rows = sql`select ${join([sql`rid, source`, ...names.map((name) => sql`coalesce(${id(name)}, -1)`)])} from ${records.name}`;
  for await (const [rids, sources, ...columns] of engine.streamNumbers(rows, options)) {
    if (!(rids instanceof Int32Array && sources instanceof Int32Array)) continue;
    const values = known.map((one, i) => valuesOf(one, columns[i] ?? []));
    const blocks = new Map(positions.map((position, n) => [position, columns[comparisons.length + n] ?? []]));
    putRecords(packed, { rids, sources, blocks }, values, known);
  }
  return packed;
}
