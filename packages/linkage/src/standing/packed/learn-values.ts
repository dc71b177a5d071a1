import { sql, type WorkTable } from '@sogoc/engine';
import { buildDictionary, type FrequencyBook } from '../../compare/dictionary.ts';
import type { LinkModel } from '../../model/link-model.ts';
import type { Prepared } from '../../prepare/prepared.ts';
import { inputColumns, valueNames } from '../../prepare/raw-records.ts';
import type { KnownValues } from './known-values.ts';
import type { NewNumbers } from './new-numbers.ts';
import { readValues } from './read-values.ts';

/** The places of new records' values. */
export interface NewPlaces {
  /** The first new id. */
  from: number;
  /** By comparison, each at the record's id less the first one's; -1 where a value is missing. */
  places: readonly Int32Array[];
}

/** Stores the values that no record had before: only these are looked at. @param from the first new id. @returns the places of all. */
export async function learnValues(
  prepared: Prepared,
  model: LinkModel,
  raw: WorkTable,
  { codes, rids }: NewNumbers,
  values: readonly KnownValues[],
  from: number,
  frequencyBook: FrequencyBook,
): Promise<NewPlaces> {
  const { engine, options } = prepared;
  const places = values.map(() => new Int32Array(rids.length).fill(-1));
  const holders = values.map((known, i) => holdersOfNew(known, codes[i] ?? new Int32Array(0), rids, from, places[i]));
  const learned = holders.flatMap((some, i) => (some.length > 0 ? [i] : []));
  if (learned.length === 0) return { from, places };
  const columns = ['rid', 'comparison'].map((name) => ({ name, type: 'integer' as const }));
  const batches = learned.map((i) => [Int32Array.from(holders[i] ?? []), new Int32Array(holders[i]?.length ?? 0).fill(i)]);
  await using table = await engine.ingestNumbers('link_holders', columns, batches, options);
  await Promise.all(learned.map((i) => learn(prepared, model, raw, i, values[i], table, frequencyBook)));
  return { from, places };
}

/** A record for each value that is not known. @param places filled. */
function holdersOfNew(known: KnownValues, codes: Int32Array, rids: Int32Array, from: number, places = new Int32Array(0)): number[] {
  const holders: number[] = [];
  for (let row = 0; row < rids.length; row += 1) {
    const high = codes[2 * row + 1] ?? -1;
    if (high < 0) continue;
    const rid = rids[row] ?? 0;
    const count = known.count;
    places[rid - from] = known.add(high, codes[2 * row] ?? 0);
    if (known.count > count) holders.push(rid);
  }
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
  await using found = await buildDictionary(engine, raw, i, compiled, columns, { ...options, frequencyBook, only });
  const stored = engine.run(sql`insert into ${dictionary.name} select * from ${found.name}`, options);
  await Promise.all([stored, readValues(prepared, model, i, found, known)]);
}
