import { id, join, sql } from '@sogoc/engine';
import { type FrequencyBook, rarityOf } from '../../compare/dictionary.ts';
import type { LinkModel } from '../../model/link-model.ts';
import { log2OfShare } from '../../predict/share-of-value.ts';
import type { Prepared } from '../../prepare/prepared.ts';

/** What is kept of a value that no record had when frequencies were counted: by frequency log2 of its share, and its rarity (0 where none is kept). */
export interface UnseenValue {
  shares: readonly number[];
  rarity: number;
}

/**
 * By comparison what is kept of such a value; undefined where that is not the same for all: where frequencies come from elsewhere, or values are prepared, or are counted by a part of what they are.
 * @param book frequencies of all values that the dictionaries have.
 */
export function unseenValues(prepared: Prepared, model: LinkModel, book: FrequencyBook): Promise<(UnseenValue | undefined)[]> {
  const { frequencies: external, frequencyBook } = prepared.options;
  return Promise.all(
    prepared.comparisons.map(async ({ comparison, plain, values, frequencies }, i) => {
      const isKnown = !frequencyBook && !external?.has(comparison.name) && frequencies.every((one) => one.values.length === values.length);
      if (!plain || (frequencies.length > 0 && !isKnown)) return undefined;
      return unseenValue(prepared, model, book, i);
    }),
  );
}

async function unseenValue({ engine, comparisons, ...rest }: Prepared, model: LinkModel, book: FrequencyBook, i: number): Promise<UnseenValue> {
  const compiled = comparisons[i];
  if (!compiled || compiled.frequencies.length === 0) return { shares: [], rarity: 0 };
  const counted = compiled.frequencies.flatMap(({ name }, number) => {
    const page = book[i]?.[number]?.name ?? id('none');
    const named = (letter: string, value: typeof page | ReturnType<typeof sql>) => sql`cast(${value} as double) as ${id(name.replace('f', letter))}`;
    return [named('f', sql`0`), named('t', sql`(select max(t) from ${page})`), named('g', sql`null`)];
  });
  const logs = compiled.frequencies.map(({ name }) => log2OfShare({ engine, comparisons, ...rest }, model, i, name, (column) => sql`${id(column)}`));
  const numbers = [...logs, rarityOf(compiled) ?? sql`0`].map((number, n) => sql`${number} as ${id(`n${n}`)}`);
  const row = await engine.one<Record<string, number>>(sql`select ${join(numbers)} from (select ${join(counted)}) counted`, rest.options);
  return { shares: logs.map((_, n) => Number(row[`n${n}`])), rarity: Number(row[`n${logs.length}`]) };
}
