import { type IngestColumn, id, join, type NumberBatch, sql, type WorkTable } from '@sogoc/engine';
import type { LinkModel } from '../model/link-model.ts';
import { log2OfShare, valueAlias } from '../predict/share-of-value.ts';
import type { Prepared } from '../prepare/prepared.ts';
import type { FoundPairs } from './find-pairs.ts';
import type { PackedValues } from './packed-values.ts';
import { valuesAt } from './pair-batches.ts';
import { doublesShared } from './shared-arrays.ts';

/** What weighed pairs are stored as. */
const columns: readonly IngestColumn[] = [
  { name: 'l', type: 'integer' },
  { name: 'r', type: 'integer' },
  { name: 'rules', type: 'integer' },
  { name: 'pattern', type: 'bigint' },
  { name: 'weight', type: 'double' },
  { name: 'probability', type: 'double' },
];

/** Pairs of a batch. */
const batchRows = 65_536;

/** Stores weighed pairs. @param places of the pairs. @param weights theirs (bits), in the same order. */
export const storeWeighed = (prepared: Prepared, hint: string, pairs: FoundPairs, places: Int32Array, weights: Float64Array): Promise<WorkTable> =>
  prepared.engine.ingestNumbers(hint, columns, weighedBatches(pairs, places, weights), prepared.options);

function* weighedBatches({ l, r, rules, pattern }: FoundPairs, kept: Int32Array, weights: Float64Array): Generator<NumberBatch> {
  for (let from = 0; from < kept.length; from += batchRows) {
    const some = kept.subarray(from, from + batchRows);
    const weight = weights.subarray(from, from + some.length);
    const found = [l, r, rules, pattern].map((column) => valuesAt(column, some));
    yield [...found, weight, weight.map((bits) => 1 / (1 + 2 ** -bits))];
  }
}

/** By comparison and frequency log2 of the share of records that a value is taken to have, by its number. */
export async function readShares(prepared: Prepared, model: LinkModel, { values }: PackedValues): Promise<Float64Array[][]> {
  const { engine, comparisons, dictionaries, options } = prepared;
  const shares = comparisons.map(({ frequencies }, i) => frequencies.map(() => doublesShared(values[i]?.count ?? 0)));
  for (const [i, { frequencies }] of comparisons.entries()) {
    const [table, dictionary, into] = [values[i], dictionaries[i], shares[i]];
    if (frequencies.length === 0 || !table || !dictionary || !into) continue;
    const asked = frequencies.map(({ name }) => log2OfShare(prepared, model, i, name));
    const query = sql`select ${join([sql`code`, ...asked])} from ${dictionary.name} ${id(valueAlias(i))}`;
    for await (const [found, ...logs] of engine.streamNumbers(query, options))
      for (let row = 0; row < (found?.length ?? 0) / 2; row += 1) {
        const value = table.find(found?.[2 * row + 1] ?? 0, found?.[2 * row] ?? 0);
        for (const [frequency, column] of into.entries()) column[value] = logs[frequency]?.[row] ?? 0;
      }
  }
  return shares;
}
