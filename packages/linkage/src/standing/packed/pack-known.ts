import { id, join, sql } from '@sogoc/engine';
import { equalBy } from '../../blocking/rule-pairs.ts';
import type { NumberPlace } from '../../packed/block-members.ts';
import type { PackedRecords } from '../../packed/packed-records.ts';
import { placesOf } from '../../packed/packed-values.ts';
import type { PlacedRule, Prepared } from '../../prepare/prepared.ts';
import { ChainMemory } from './chain-memory.ts';
import type { KnownValues } from './known-values.ts';
import { putRecords } from './put-records.ts';
import { valuesOf } from './values-of.ts';

/** Bytes that packed records take. */
export const bytesOfRecords = (prepared: Prepared, rules: readonly PlacedRule[], records: number): number =>
  records * 4 * placesOf(prepared, rules).width;

/** Packed records, and the memory that they are in. */
export interface RecordsInMemory {
  packed: PackedRecords;
  memory: ChainMemory;
}

/** Room for so many records, none of which is there. @param size one more than the highest id: each record to come may bring a value by each comparison. */
export function roomForRecords(
  prepared: Prepared,
  rules: readonly PlacedRule[],
  room: number,
  known: readonly KnownValues[],
  size: number,
): RecordsInMemory {
  const places = placesOf(prepared, rules);
  const blocks = rules.map((rule): NumberPlace[] => {
    const block = places.blocks.get(rule.position);
    if (block !== undefined) return [{ place: block, cells: 2 }];
    return [...(equalBy(prepared, rule) ?? [])].map((i) => ({ place: places.codes[i] ?? 0, cells: 1 }));
  });
  const values = known.map(({ rarity, count }) => (rarity ? count + room - size : undefined));
  const memory = new ChainMemory({ width: places.width, places: blocks, capacity: room, values });
  for (const [i, at] of memory.raritiesAt.entries()) if (at !== undefined) known[i]?.placeRarities(memory.doubles(at, values[i] ?? 0));
  return { packed: { ...places, size, cells: memory.cells, codeCells: 1, rarities: known.map(({ rarity }) => rarity) }, memory };
}

/** All records packed with the numbers of their values, which are known. @param room for so many more than there are, given how many. */
export async function packKnown(
  prepared: Prepared,
  rules: readonly PlacedRule[],
  known: readonly KnownValues[],
  room: (records: number) => number,
): Promise<RecordsInMemory> {
  const { engine, records, comparisons, options } = prepared;
  const { size } = await engine.one<{ size: number }>(sql`select coalesce(max(rid), 0) + 1 as size from ${records.name}`, options);
  const { packed, memory } = roomForRecords(prepared, rules, room(size), known, size);
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
  return { packed, memory };
}
