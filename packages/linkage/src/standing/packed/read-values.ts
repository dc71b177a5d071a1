import { id, join, sql, type WorkTable } from '@sogoc/engine';
import { type CompiledComparison, keptNumber } from '../../compare/compiled-comparison.ts';
import { isDecidedByCodes, rareWhenEqual } from '../../compare/pair-facts.ts';
import type { LinkModel } from '../../model/link-model.ts';
import { log2OfShare, valueAlias } from '../../predict/share-of-value.ts';
import type { LinkOptions, Prepared } from '../../prepare/prepared.ts';
import type { KeptOfValues, KnownValues } from './known-values.ts';

/** What is kept of a comparison's values. */
export const keptOf = (compiled: CompiledComparison, { scoreValues }: LinkOptions): KeptOfValues => ({
  shares: compiled.frequencies.length,
  rarity: rareWhenEqual(compiled) !== undefined,
  number: keptNumber(compiled) !== undefined,
  text: compiled.inTexts !== undefined && !isDecidedByCodes(compiled) && !scoreValues,
});

/** Adds the values of a dictionary, or of a part of it, with what is kept of them: none of them is known yet, so that a value and its text have the same number. */
export async function readValues(prepared: Prepared, model: LinkModel, comparison: number, dictionary: WorkTable, into: KnownValues): Promise<void> {
  const { engine, comparisons, options } = prepared;
  const compiled = comparisons[comparison];
  if (!compiled) return;
  const { shares, rarity, number, text } = keptOf(compiled, options);
  const logs = compiled.frequencies.map(({ name }) => log2OfShare(prepared, model, comparison, name));
  const columns = [sql`code`, ...logs, ...(rarity ? [sql`s`] : []), ...(number ? [sql`coalesce(k, -1)`] : []), ...(text ? [sql`v0`] : [])];
  const query = sql`select ${join(columns)} from ${dictionary.name} ${id(valueAlias(comparison))}`;
  for await (const [codes, ...told] of engine.streamNumbers(query, options)) {
    const first = into.count;
    const points = told.at(-1);
    if (text && points instanceof Int32Array) into.texts?.add(points);
    addCodes(into, codes ?? []);
    for (const [frequency, column] of into.shares.entries()) column.set(told[frequency] ?? [], first);
    into.rarity?.at.set(told[shares] ?? [], first);
    if (number) keepNumbers(into, first, told[shares + (rarity ? 1 : 0)] ?? []);
  }
}

/** @param codes in halves, the low one first. */
function addCodes(into: KnownValues, codes: ArrayLike<number>): void {
  for (let at = 0; at < codes.length; at += 2) into.add(codes[at + 1] ?? 0, codes[at] ?? 0);
}

/** @param numbers in halves, the low one first, of the values from one on. */
function keepNumbers(into: KnownValues, first: number, numbers: ArrayLike<number>): void {
  for (let at = 0; at < numbers.length; at += 2) into.keep(first + at / 2, numbers[at + 1] ?? -1, numbers[at] ?? 0);
}
