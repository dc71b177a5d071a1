import { basename } from 'node:path';
import { type Engine, Fingerprints, nameOf } from '@sogoc/engine';
import type { FoundStats, ReaderOf, StatsReader } from '../column-profile.ts';
import { chosen, columnCounts, columnStats } from '../column-stats.ts';
import type { Guess } from '../detect-reading.ts';
import type { ProfileInput, ProfileOptions } from '../input.ts';
import { type Sample, type StoredColumn, takeSample } from '../sample.ts';
import { factsOf, type SampleFacts } from '../sample-facts.ts';
import type { TableProfile } from '../table-profile.ts';
import { tellableParts } from '../table-sql.ts';
import { changedColumns } from './column-change.ts';
import { keptLists, listsOf } from './kept-lists.ts';
import { type KeepOptions, type KeptColumn, keepOnly, openFolder, readColumns, readState, stateFiles, writeState } from './kept-state.ts';
import { partsChange } from './parts-change.ts';
import { KeptSampleFacts, movedRows } from './sample-kept.ts';
import { keepSample, keptSample } from './samples.ts';
import { ValueIndex } from './value-index.ts';
import { KindedValues } from './value-kinds.ts';

type KeepingOptions = ProfileOptions & { kept: KeepOptions };

/**
 * As `profileTable`, with what was counted kept in a folder. A table that is as it was is not read; of a table in parts, what changed in a column is added to what was counted,
 * where that gives the same as counting anew.
 * @param profile makes the profile of a sample and of what a reader finds in the columns, of which it is told how they will be read.
 */
export async function profileKept(
  engine: Engine,
  input: ProfileInput,
  options: KeepingOptions,
  profile: (
    engine: Engine,
    input: ProfileInput,
    options: ProfileOptions,
    sample: Sample,
    facts: SampleFacts,
    readerOf: ReaderOf,
  ) => Promise<TableProfile>,
): Promise<TableProfile> {
  const { kept, signal } = options;
  const { file, parts } = input;
  await openFolder(kept);
  const files = stateFiles(kept, input.database, input.table);
  const state = await readState(files.state);
  const form = formOf(input, options);
  const identity = nameOf(form, input.promisedKey ?? null, parts ?? (await new Fingerprints([]).of(file)));
  if (state?.identity === identity) return { ...state.profile, identity, file, ...(parts && { parts }) };

  const tellable = tellableParts(input);
  const known = state?.form === form ? state : null;
  const change = await partsChange(known?.parts ?? null, tellable);
  const before = known && change ? await readColumns(files.columns, known) : { columns: {} };
  const sampled = known && change && (await keptSample(engine, kept.folder, known.samples, change.stayed));
  await using sample = await takeSample(engine, input, options, sampled);
  const isAdded = change !== null && !sample.whole && sampled?.every === sample.every;
  using pages = change ? (kept.pages?.() ?? null) : null;
  await using moved = isAdded ? await movedRows(engine, input, sample, change, signal) : null;
  const columns: Record<string, KeptColumn> = {};
  const keeps = tellable !== undefined && !sample.whole;
  const facts = keeps ? await KeptSampleFacts.open(engine, sample, kept.folder, before.facts ?? null, moved, signal) : null;
  const index = new ValueIndex(engine, kept, input, identity, signal);
  const nameOfColumn = (column: StoredColumn, guess: Guess): string => nameOf(column.name, column.storage, guess);
  const changed = new Map<string, KeptColumn | null>();
  const addChanges = async (some: Iterable<[StoredColumn, Guess]>): Promise<void> => {
    const known = [...some].flatMap(([column, guess]) => {
      const counted = before.columns[nameOfColumn(column, guess)];
      return counted ? [{ column, guess, known: counted }] : [];
    });
    const after = change ? await changedColumns({ engine, input, change, sample, index, pages, signal }, known) : [];
    known.forEach(({ column, guess }, at) => {
      changed.set(nameOfColumn(column, guess), after[at] ?? null);
    });
  };
  const readerOf = async (guesses: ReadonlyMap<StoredColumn, Guess>): Promise<StatsReader> => {
    if (!keeps) return (column, guess) => columnStats(engine, sample, column, guess, signal);
    await addChanges(guesses);
    return read;
  };
  const read: StatsReader = async (column, guess) => {
    const name = nameOfColumn(column, guess);
    if (!changed.has(name)) await addChanges([[column, guess]]);
    const added = changed.get(name);
    if (added) {
      columns[name] = added;
      return told(added);
    }
    const { counts, lists, regrouped } = await columnCounts(engine, sample, column, guess, keptLists, signal);
    if (regrouped) return { ...counts, ...chosen(lists) };
    const hashes = await index.add(sample, column, counts);
    const own = { counts, lists: listsOf(lists), ...(hashes && { index: hashes }) };
    columns[name] = own;
    return told(own);
  };
  const made = await profile(engine, input, options, sample, facts ?? (await factsOf(engine, sample, signal)), readerOf);
  const earlier = sampled?.every === sample.every ? (known?.samples ?? []) : [];
  const table = basename(files.state, '.json');
  const fresh = { rows: moved, parts: change?.came.map((part) => part.file) ?? [] };
  const samples = keeps ? await keepSample(engine, sample, kept.folder, earlier, tellable, table, fresh, signal) : [];
  const said = await facts?.write(`${table}-${nameOf(identity, 'facts')}`);
  await writeState(files, { format: 8, identity, form, parts: keeps ? tellable : null, samples, profile: made }, columns, said);
  await keepOnly(files, [
    ...samples.map(({ name }) => name),
    said?.file,
    ...Object.values(columns).flatMap(({ index: hashes = [] }) => hashes.map((one) => one.name)),
  ]);
  return { ...made, identity };
}

/** What was counted, and what is told of the values that are looked at. */
function told({ counts, lists }: KeptColumn): FoundStats {
  return { ...counts, frequent: [], others: [], values: (packs) => new KindedValues(lists, packs) };
}

/** All that a profile rests on but the content of the table's files. */
function formOf({ columns, primaryKey, unique, references, parts }: ProfileInput, { kept, pack, packs = [], sampleRows }: KeepingOptions): string {
  const types = [...(pack ? [pack] : []), ...packs].map(({ semanticTypes }) => semanticTypes.map(({ id: name }) => name));
  return nameOf(kept.release, types, sampleRows ?? null, columns, primaryKey, unique, references, parts !== undefined);
}
