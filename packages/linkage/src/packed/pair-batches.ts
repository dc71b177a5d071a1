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

/** Batches of the pairs that are selected by their place. A batch is good until the next one is asked for. */
export function* batchesOf(pairs: FoundPairs, select: (at: number) => boolean): Generator<NumberBatch> {
  const batch: NumberBatch = [integers(), integers(), integers(), doubles(), integers(), doubles()];
  for (let at = 0; at < pairs.count; ) {
    const filled = fill(batch, pairs, at, select);
    at = filled.next;
    yield batch.map((column) => column.subarray(0, filled.rows));
  }
}

/** Apart from the generator, in which loops stay slow. @returns the place to go on at. */
function fill(batch: NumberBatch, pairs: FoundPairs, from: number, select: (at: number) => boolean): { rows: number; next: number } {
  const columns = [pairs.l, pairs.r, pairs.rules, pairs.pattern, pairs.open, pairs.rarity];
  const places = integers();
  let next = from;
  let rows = 0;
  for (; next < pairs.count && rows < batchRows; next += 1)
    if (select(next)) {
      places[rows] = next;
      rows += 1;
    }
  for (const [column, values] of columns.entries()) {
    const into = batch[column] ?? integers();
    for (let row = 0; row < rows; row += 1) into[row] = values[places[row] ?? 0] ?? 0;
  }
  return { rows, next };
}

const integers = (): Int32Array => new Int32Array(batchRows);
const doubles = (): Float64Array => new Float64Array(batchRows);
