import type { Engine } from '@sogoc/engine';
import { detectReading, type Guess, typeOfStorage } from './detect-reading.ts';
import type { ProfileInput, ProfileOptions } from './input.ts';
import { chooseRecordKey } from './record-key.ts';
import { sampleTexts, takeSample } from './sample.ts';
import { textsToGuessFrom } from './sample-facts.ts';
import type { ColumnProfile, TableProfile } from './table-profile.ts';

/**
 * How a table's values are read, told from a sample (of the first file), without counting anything: enough to run the rules of a contract. What a profile counts is NaN, which
 * no comparison holds for, or empty; records are named by the declared key, else by their rows.
 *
 * @throws EngineError when the file cannot be read or the work is cancelled.
 */
export async function readTable(engine: Engine, input: ProfileInput, options: ProfileOptions = {}): Promise<TableProfile> {
  const { parts: [first] = [] } = input;
  await using sample = await takeSample(engine, first ? { ...input, parts: [first] } : input, { sampleRows: 10_000, ...options });
  const texts = await sampleTexts(engine, sample, textsToGuessFrom, options.signal);
  const unknown = Number.NaN;
  const columns = sample.columns.map(({ key, name, sourceType, storage }): ColumnProfile => {
    const guess: Guess = typeOfStorage(storage) ?? detectReading(texts.get(key) ?? []);
    return {
      ...{ name, sourceType, storage, ...guess, canonical: false, semanticType: null, personal: false, numbers: null, min: null, max: null },
      ...{ missing: unknown, blank: unknown, unreadable: unknown, distinct: unknown, notNfc: unknown },
      ...{ minLength: null, maxLength: null, topValues: [], patterns: [] },
    };
  });
  const { database, table, file, parts, primaryKey, unique, references } = input;
  const known = columns.map((profile) => ({ profile, key: profile.name, fitness: 0, identifies: false }));
  return {
    ...{ database, table, file, ...(parts && { parts }), rows: parts?.reduce((sum, part) => sum + part.rows, 0) ?? sample.rows, columns },
    ...{ candidateKeys: [], nearKeys: [], duplicateRows: unknown },
    recordKey: chooseRecordKey(primaryKey, [], known, sample.rows),
    declared: { primaryKey, unique, references },
  };
}
