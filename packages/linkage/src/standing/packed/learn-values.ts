import { id, join, sql, type WorkTable } from '@sogoc/engine';
import { dictionaryOf, type FrequencyBook } from '../../compare/dictionary.ts';
import type { LinkModel } from '../../model/link-model.ts';
import type { Prepared } from '../../prepare/prepared.ts';
import { inputColumns, valueNames } from '../../prepare/raw-records.ts';
import type { KnownValues } from './known-values.ts';
import type { NewNumbers } from './new-numbers.ts';
import { columnsKept, readValues } from './read-values.ts';
import { valuesOf } from './values-of.ts';

/** Stores the values that no record had before: only these are looked at. @returns by comparison the numbers of the new records' values. */
export async function learnValues(
  prepared: Prepared,
  model: LinkModel,
  raw: WorkTable,
  { codes, rids }: NewNumbers,
  values: readonly KnownValues[],
  frequencyBook: FrequencyBook,
): Promise<Int32Array[]> {
  const { engine, options } = prepared;
  const places = values.map((known, i) => valuesOf(known, codes[i] ?? none));
  const holders = places.map((some, i) => holdersOfNew(some, codes[i] ?? none, rids));
  const learned = holders.flatMap((some, i) => (some.length > 0 ? [i] : []));
  if (learned.length === 0) return places;
  const columns = ['rid', 'comparison'].map((name) => ({ name, type: 'integer' as const }));
  const batches = learned.map((i) => [Int32Array.from(holders[i] ?? []), new Int32Array(holders[i]?.length ?? 0).fill(i)]);
  await using table = await engine.ingestNumbers('link_holders', columns, batches, options);
  await Promise.all(learned.map((i) => learn(prepared, model, raw, i, values[i], table, frequencyBook)));
  for (const i of learned) findLearned(values[i], codes[i] ?? none, places[i] ?? none);
  return places;
}

const none = new Int32Array(0);

/** Finds the values that were not known before. */
function findLearned(known: KnownValues | undefined, codes: Int32Array, values: Int32Array): void {
  for (let row = 0; row < values.length; row += 1) {
    const high = codes[2 * row + 1] ?? -1;
    if (known && high >= 0 && (values[row] ?? -1) < 0) values[row] = known.find(high, codes[2 * row] ?? 0);
  }
}

/** The records whose value is not known. */
function holdersOfNew(values: Int32Array, codes: Int32Array, rids: Int32Array): number[] {
  const holders: number[] = [];
  for (let row = 0; row < rids.length; row += 1) if ((values[row] ?? -1) < 0 && (codes[2 * row + 1] ?? -1) >= 0) holders.push(rids[row] ?? 0);
  return holders;
}

async function learn(
  prepared: Prepared,
  model: LinkModel,
  raw: WorkTable,
  i: number,
  known: KnownValues | undefined,
  holders: WorkTable,
  frequencyBook: FrequencyBook,
): Promise<void> {
  const { engine, rules, comparisons, dictionaries, options } = prepared;
  const [compiled, dictionary] = [comparisons[i], dictionaries[i]];
  if (!compiled || !dictionary || !known) return;
  const only = sql`rid in (select rid from ${holders.name} where comparison = ${i})`;
  const columns = inputColumns(compiled.comparison, valueNames(model, rules));
  const found = dictionaryOf(raw, i, compiled, columns, engine.dialect, { ...options, frequencyBook, only });
  const kept = columnsKept(prepared, model, i, (name) => sql`${id(name)}`);
  await readValues(prepared, i, sql`insert into ${dictionary.name} ${found} returning ${join(kept)}`, known);
}
