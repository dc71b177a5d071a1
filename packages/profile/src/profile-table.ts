import type { Engine } from '@sogoc/engine';
import { candidateKeys, type KeyColumn, tellsApart } from './candidate-keys.ts';
import { profileColumn, type ReaderOf } from './column-profile.ts';
import { columnStats } from './column-stats.ts';
import { detectReading, type Guess, typeOfStorage } from './detect-reading.ts';
import { countDuplicateRows } from './duplicate-rows.ts';
import type { ProfileInput, ProfileOptions } from './input.ts';
import { profileKept } from './kept/profile-kept.ts';
import { keyFitness } from './key-fitness.ts';
import { chooseRecordKey, nearKeys } from './record-key.ts';
import { type Sample, type StoredColumn, takeSample } from './sample.ts';
import { factsOf, type SampleFacts } from './sample-facts.ts';
import type { TableProfile } from './table-profile.ts';

/**
 * What each column of a landed table holds, and what tells its records apart. Counts are of all rows and exact, unless their field says that they come
 * from a sample; memory is the engine's limit, beyond which it spills.
 *
 * @throws EngineError when the file cannot be read, the work is cancelled or the limit is too small.
 */
export async function profileTable(engine: Engine, input: ProfileInput, options: ProfileOptions = {}): Promise<TableProfile> {
  if (options.kept) return profileKept(engine, input, { ...options, kept: options.kept }, profileSampled);
  await using sample = await takeSample(engine, input, options);
  const facts = await factsOf(engine, sample, options.signal);
  return await profileSampled(
    engine,
    input,
    options,
    sample,
    facts,
    async () => (column, guess) => columnStats(engine, sample, column, guess, options.signal),
  );
}

/** The profile of a table of which a sample was taken; `facts` tell what is in it, `readerOf` gives what counts what is in its columns. */
async function profileSampled(
  engine: Engine,
  input: ProfileInput,
  options: ProfileOptions,
  sample: Sample,
  facts: SampleFacts,
  readerOf: ReaderOf,
): Promise<TableProfile> {
  const { signal } = options;
  const packs = [...(options.pack ? [options.pack] : []), ...(options.packs ?? [])];
  const { texts } = facts;
  const guesses = new Map<string, Guess>(
    sample.columns.map(({ key, storage }) => [key, typeOfStorage(storage) ?? detectReading(texts.get(key) ?? [])]),
  );
  const numbers = await facts.quantiles(guesses);
  const columns: KeyColumn[] = [];
  const isDigits = (text: string): boolean => /^[+-]?[0-9]+$/.test(text);
  const stored = sample.columns.map((column) => ({
    ...column,
    digits: column.storage === 'integer' || (texts.get(column.key) ?? []).every(isDigits),
  }));
  const guessed = new Map(
    stored.map((column): [StoredColumn, Guess] => [column, guesses.get(column.key) ?? { type: 'text', reading: { kind: 'stored' } }]),
  );
  const read = await readerOf(guessed);
  for (const [column, guess] of guessed) {
    const { profile, identifier } = await profileColumn(read, column, guess, numbers.get(column.key), packs);
    const words = packs.flatMap((pack) => pack.words(column.name));
    columns.push({ profile, key: column.key, ...keyFitness(profile, identifier, words) });
    options.onProgress?.(columns.length / (sample.columns.length + 1));
  }
  const profiles = columns.map(({ profile }) => profile);
  const duplicateRows = await countDuplicateRows(engine, sample, profiles, signal);
  const candidates = await candidateKeys(engine, sample, columns, duplicateRows, signal);
  const promised = (input.promisedKey ?? []).flatMap((name) => profiles.filter((column) => column.name === name));
  const isKept = duplicateRows === 0 && promised.length === input.promisedKey?.length && (await tellsApart(engine, sample, promised, signal));
  options.onProgress?.(1);
  const { database, table, file, parts, primaryKey, unique, references } = input;
  return {
    database,
    table,
    file,
    ...(parts && { parts }),
    rows: sample.rows,
    columns: profiles,
    candidateKeys: candidates,
    nearKeys: nearKeys(columns, sample.rows),
    duplicateRows,
    recordKey: chooseRecordKey(isKept ? (input.promisedKey ?? null) : primaryKey, candidates, columns, sample.rows),
    declared: { primaryKey, unique, references },
  };
}
