import { id, join, sql, type WorkTable } from '@sogoc/engine';
import { type CompiledComparison, keptNumber } from '../../compare/compiled-comparison.ts';
import { isDecidedByCodes, rareWhenEqual } from '../../compare/pair-facts.ts';
import type { LinkModel } from '../../model/link-model.ts';
import { log2OfShare, valueAlias } from '../../predict/share-of-value.ts';
import type { LinkOptions, Prepared } from '../../prepare/prepared.ts';
import type { KeptOfValues, KnownValues } from './known-values.ts';

/** Which of a value's doubles is its rarity, as records have it; before it come log2 of its shares, by frequency. */
export const rarityPlace = ({ frequencies }: CompiledComparison): number => frequencies.length;

/** What is kept of a comparison's values. */
export const keptOf = (compiled: CompiledComparison, { scoreValues }: LinkOptions): KeptOfValues => ({
  doubles: compiled.frequencies.length + (rareWhenEqual(compiled) ? 1 : 0),
  number: keptNumber(compiled) !== undefined,
  text: compiled.inTexts !== undefined && !isDecidedByCodes(compiled) && !scoreValues,
});

/** Adds the values of a dictionary, or of a part of it, with what is kept of them. */
export async function readValues(prepared: Prepared, model: LinkModel, comparison: number, dictionary: WorkTable, into: KnownValues): Promise<void> {
  const { engine, comparisons, options } = prepared;
  const compiled = comparisons[comparison];
  if (!compiled) return;
  const { doubles, number, text } = keptOf(compiled, options);
  const shares = compiled.frequencies.map(({ name }) => log2OfShare(prepared, model, comparison, name));
  const columns = [
    sql`code`,
    ...shares,
    ...(doubles > shares.length ? [sql`s`] : []),
    ...(number ? [sql`coalesce(k, -1)`] : []),
    ...(text ? [sql`v0`] : []),
  ];
  const query = sql`select ${join(columns)} from ${dictionary.name} ${id(valueAlias(comparison))}`;
  for await (const [codes, ...told] of engine.streamNumbers(query, options)) {
    const [points, firstText] = [told.at(-1), into.texts?.count ?? 0];
    if (text && points instanceof Int32Array) into.texts?.add(points);
    for (let row = 0; row < (codes?.length ?? 0) / 2; row += 1) {
      const place = into.add(codes?.[2 * row + 1] ?? 0, codes?.[2 * row] ?? 0);
      for (let which = 0; which < doubles; which += 1) into.tell(place, which, told[which]?.[row] ?? 0);
      if (number) into.setNumber(place, told[doubles]?.[2 * row + 1] ?? -1, told[doubles]?.[2 * row] ?? 0);
      if (text) into.setText(place, firstText + row);
    }
  }
}
