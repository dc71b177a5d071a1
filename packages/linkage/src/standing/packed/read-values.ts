import { id, join, sql, type WorkTable } from '@sogoc/engine';
import type { LinkModel } from '../../model/link-model.ts';
import type { Prepared } from '../../prepare/prepared.ts';
import { log2OfShare, valueAlias } from '../share-of-value.ts';
import type { KnownValues } from './known-values.ts';

/** Adds the values of a dictionary, or of a part of it, with their shares. */
export async function readValues(prepared: Prepared, model: LinkModel, comparison: number, dictionary: WorkTable, into: KnownValues): Promise<void> {
  const { engine, comparisons, options } = prepared;
  const shares = (comparisons[comparison]?.frequencies ?? []).map(({ name }) => log2OfShare(prepared, model, comparison, name));
  const query = sql`select ${join([sql`code`, ...shares])} from ${dictionary.name} ${id(valueAlias(comparison))}`;
  for await (const [codes, ...columns] of engine.streamNumbers(query, options))
    for (let row = 0; row < (codes?.length ?? 0) / 2; row += 1) {
      const place = into.add(codes?.[2 * row + 1] ?? 0, codes?.[2 * row] ?? 0);
      for (const [frequency, column] of columns.entries()) into.setShare(place, frequency, column[row] ?? 0);
    }
}
