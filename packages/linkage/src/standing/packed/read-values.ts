import { id, join, type Sql, sql } from '@sogoc/engine';
import { type CompiledComparison, keptNumber } from '../../compare/compiled-comparison.ts';
import { isDecidedByCodes, rareWhenEqual } from '../../compare/pair-facts.ts';
import type { LinkModel } from '../../model/link-model.ts';
import { log2OfShare, valueAlias } from '../../predict/share-of-value.ts';
import type { ColumnOf } from '../../predict/value-shares.ts';
import type { LinkOptions, Prepared } from '../../prepare/prepared.ts';
import type { KeptOfValues, KnownValues } from './known-values.ts';

/** What is kept of a comparison's values. */
export function keptOf(compiled: CompiledComparison, { scoreValues }: LinkOptions): KeptOfValues {
  const text = compiled.inTexts !== undefined && !isDecidedByCodes(compiled) && !scoreValues;
  return {
    shares: compiled.frequencies.length,
    rarity: rareWhenEqual(compiled) !== undefined,
    number: keptNumber(compiled) !== undefined,
    text,
    sketch: text ? compiled.sketch?.ofCharacters : undefined,
  };
}

/** The number that a comparison keeps of its values (see `keptNumber`), over the columns of its dictionary: where only the engine can tell it. */
export function numberRead(compiled: CompiledComparison, options: LinkOptions): Sql | undefined {
  return keptOf(compiled, options).sketch ? undefined : keptNumber(compiled);
}

/** Adds the values of a dictionary with what is kept of them (see `readValues`). */
export function readDictionary(prepared: Prepared, model: LinkModel, comparison: number, into: KnownValues): Promise<void> {
  const dictionary = prepared.dictionaries[comparison];
  if (!dictionary) return Promise.resolve();
  const alias = valueAlias(comparison);
  const columns = columnsKept(prepared, model, comparison, (name) => sql`${id(alias, name)}`);
  return readValues(prepared, comparison, sql`select ${join(columns)} from ${dictionary.name} ${id(alias)}`, into);
}

/** The columns of a dictionary that tell what is kept of its values, in the order of `readValues`. */
export function columnsKept(prepared: Prepared, model: LinkModel, comparison: number, column: ColumnOf): Sql[] {
  const compiled = prepared.comparisons[comparison];
  if (!compiled) return [];
  const { rarity, text } = keptOf(compiled, prepared.options);
  const number = numberRead(compiled, prepared.options);
  const logs = compiled.frequencies.map(({ name }) => log2OfShare(prepared, model, comparison, name, column));
  return [
    column('code'),
    ...logs,
    ...(rarity ? [column('s')] : []),
    ...(number ? [sql`coalesce(${compiled.sketch ? number : column('k')}, -1)`] : []),
    ...(text ? [column('v0')] : []),
  ];
}

/**
 * Adds values with what is kept of them: none of them is known yet, so that a value and its text have the same number.
 * @param statement that gives `columnsKept`.
 */
export async function readValues({ engine, comparisons, options }: Prepared, comparison: number, statement: Sql, into: KnownValues): Promise<void> {
  const compiled = comparisons[comparison];
  if (!compiled) return;
  const { shares, rarity, text } = keptOf(compiled, options);
  const isRead = numberRead(compiled, options) !== undefined;
  for await (const [codes, ...told] of engine.streamNumbers(statement, options)) {
    const first = into.count;
    const points = told.at(-1);
    if (text && points instanceof Int32Array) into.texts?.add(points);
    addCodes(into, codes ?? []);
    for (const [frequency, column] of into.shares.entries()) column.set(told[frequency] ?? [], first);
    into.rarity?.at.set(told[shares] ?? [], first);
    if (isRead) keepNumbers(into, first, told[shares + (rarity ? 1 : 0)] ?? []);
    into.sketch(first);
  }
}

/** Adds the values of these codes. @param codes in halves, the low one first. */
export function addCodes(into: KnownValues, codes: ArrayLike<number>): void {
  for (let at = 0; at < codes.length; at += 2) into.add(codes[at + 1] ?? 0, codes[at] ?? 0);
}

/** @param numbers in halves, the low one first, of the values from one on. */
function keepNumbers(into: KnownValues, first: number, numbers: ArrayLike<number>): void {
  for (let at = 0; at < numbers.length; at += 2) into.keep(first + at / 2, numbers[at + 1] ?? -1, numbers[at] ?? 0);
}
