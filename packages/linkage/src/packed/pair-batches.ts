import type { IngestColumn, NumberBatch } from '@sogoc/engine';
import type { FoundPairs } from './find-pairs.ts';

/** The columns of a pair, as candidates have them. */
export const pairColumns: readonly IngestColumn[] = [
  { name: 'l', type: 'integer' },
  { name: 'r', type: 'integer' },
  { name: 'rules', type: 'integer' },
  { name: 'pattern', type: 'bigint' },
  { name: 'open', type: 'bigint' },
  { name: 'rarity', type: 'double' },
];

/** Pairs of a batch. */
const batchRows = 16_384;

/** Batches of pairs. @param places which ones. */
export function* batchesOf(pairs: FoundPairs, places: Int32Array): Generator<NumberBatch> {
  const columns = [pairs.l, pairs.r, pairs.rules, pairs.pattern, pairs.open, pairs.rarity];
  for (let from = 0; from < places.length; from += batchRows) {
    const some = places.subarray(from, from + batchRows);
    yield columns.map((column) => valuesAt(column, some));
  }
}

/** The values of a column at some places. */
export function valuesAt(column: Int32Array | Float64Array, places: Int32Array): Int32Array | Float64Array {
  const values = column instanceof Int32Array ? new Int32Array(places.length) : new Float64Array(places.length);
  for (let row = 0; row < places.length; row += 1) values[row] = column[places[row] ?? 0] ?? 0;
  return values;
}
