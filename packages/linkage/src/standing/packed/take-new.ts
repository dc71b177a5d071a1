import { sql, type WorkTable } from '@sogoc/engine';
import { buildDictionary, type FrequencyBook } from '../../compare/dictionary.ts';
import type { LinkModel } from '../../model/link-model.ts';
import { codedRecords } from '../../prepare/coded-records.ts';
import type { Prepared } from '../../prepare/prepared.ts';
import { inputColumns, valueNames } from '../../prepare/raw-records.ts';
import { numbersOf } from '../../prepare/with-numbers.ts';
import { takeBlocks } from '../take-records.ts';
import type { KnownValues } from './known-values.ts';
import type { NewNumbers } from './new-numbers.ts';
import { readValues } from './read-values.ts';

/** Stores new records, and the values that no record had before: only these are looked at. */
export async function takeNew(
  prepared: Prepared,
  model: LinkModel,
  raw: WorkTable,
  numbers: NewNumbers,
  values: readonly KnownValues[],
  frequencyBook: FrequencyBook,
): Promise<void> {
  const { engine, rules, records, comparisons, dictionaries, options } = prepared;
  if (raw.rows === 0) return;
  await takeBlocks(prepared, raw);
  for (const [i, known] of values.entries()) {
    const holders = holdersOfNew(known, numbers.codes[i] ?? new Int32Array(0), numbers.rids);
    if (holders.length > 0) await learn(prepared, model, raw, i, known, holders, frequencyBook);
  }
  const coded = codedRecords(sql`${raw.name}`, model, rules, comparisons, engine.dialect, true);
  await engine.run(sql`insert into ${records.name} ${numbersOf(coded, comparisons, dictionaries)}`, options);
}

/** A record for each value that is not known. */
function holdersOfNew(known: KnownValues, codes: Int32Array, rids: Int32Array): Int32Array {
  const holders: number[] = [];
  for (let row = 0; row < rids.length; row += 1) {
    const [low, high] = [codes[2 * row] ?? 0, codes[2 * row + 1] ?? -1];
    if (high < 0 || known.placeOf(high, low) >= 0) continue;
    known.add(high, low);
    holders.push(rids[row] ?? 0);
  }
  return Int32Array.from(holders);
}

async function learn(
  prepared: Prepared,
  model: LinkModel,
  raw: WorkTable,
  i: number,
  known: KnownValues,
  holders: Int32Array,
  frequencyBook: FrequencyBook,
): Promise<void> {
  const { engine, rules, comparisons, dictionaries, options } = prepared;
  const [compiled, dictionary] = [comparisons[i], dictionaries[i]];
  if (!compiled || !dictionary) return;
  await using table = await engine.ingestNumbers('link_holders', [{ name: 'rid', type: 'integer' }], [[holders]], options);
  const only = sql`rid in (select rid from ${table.name})`;
  const columns = inputColumns(compiled.comparison, valueNames(model, rules));
  await using found = await buildDictionary(engine, raw, i, compiled, columns, { ...options, frequencyBook, only });
  await engine.run(sql`insert into ${dictionary.name} select * from ${found.name}`, options);
  if (compiled.frequencies.length > 0) await readValues(prepared, model, i, found, known);
}
