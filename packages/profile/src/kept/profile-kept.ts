import { access, chmod, rm } from 'node:fs/promises';
import { type Engine, Fingerprints, id, join, sql } from '@sogoc/engine';
import type { StatsReader } from '../column-profile.ts';
import { chosen, columnCounts, columnStats, groups } from '../column-stats.ts';
import type { ProfileInput, ProfileOptions } from '../input.ts';
import { type KeptSample, type Sample, takeSample } from '../sample.ts';
import type { TableProfile } from '../table-profile.ts';
import { tellableParts } from '../table-sql.ts';
import { changedColumn, keptColumn, keptLists } from './column-change.ts';
import { type KeepOptions, type KeptColumn, type KeptState, nameOf, openFolder, readState, stateFiles, writeState } from './kept-state.ts';
import { type PartsChange, partsChange } from './parts-change.ts';
import { Tallies } from './tallies.ts';

type KeepingOptions = ProfileOptions & { kept: KeepOptions };

/**
 * As `profileTable`, with what was counted kept in a folder. A table that is as it was is not read; of a table in parts, what changed in a column is added to what was counted,
 * where that gives the same as counting anew.
 * @param profile makes the profile of a sample and of what a reader finds in the columns.
 */
export async function profileKept(
  engine: Engine,
  input: ProfileInput,
  options: KeepingOptions,
  profile: (engine: Engine, input: ProfileInput, options: ProfileOptions, sample: Sample, read: StatsReader) => Promise<TableProfile>,
): Promise<TableProfile> {
  const { kept, signal } = options;
  const { file, parts } = input;
  await openFolder(kept);
  const files = stateFiles(kept, input.database, input.table);
  const state = await readState(files.state);
  const form = formOf(input, options);
  const identity = nameOf(form, parts ?? (await new Fingerprints([]).of(file)));
  if (state?.identity === identity) return { ...state.profile, file, ...(parts && { parts }) };

  const tellable = tellableParts(input);
  const known = state?.form === form ? state : null;
  const change = await partsChange(known?.parts ?? null, tellable);
  await using sample = await takeSample(engine, input, options, change && (await keptSample(engine, files.sample, change)));
  const columns: Record<string, KeptColumn> = {};
  const keeps = tellable !== undefined && !sample.whole;
  const tallies = new Tallies(engine, kept, input, identity, signal);
  const read: StatsReader = async (column, guess) => {
    if (!keeps) return columnStats(engine, sample, column, guess, signal);
    const name = nameOf(column.name, column.storage, guess);
    const before = known?.columns[name];
    const changed = change && before ? await changedColumn(engine, change, sample, column, guess, before, tallies, signal) : null;
    if (changed) {
      columns[name] = changed;
      return { ...changed.counts, ...chosen(changed.lists) };
    }
    const { counts, lists, regrouped } = await columnCounts(engine, sample, column, guess, keptLists, signal);
    if (!regrouped) {
      const tally = await tallies.add(column, groups(sample, column, engine.dialect), counts);
      columns[name] = { ...keptColumn(counts, lists), ...(tally !== undefined && { tally }) };
    }
    return { ...counts, ...chosen(lists) };
  };
  const made = await profile(engine, input, options, sample, read);
  if (keeps) await keepSample(engine, sample, files.sample, signal);
  else await rm(files.sample, { force: true });
  const next: KeptState = { format: 2, identity, form, parts: keeps ? tellable : null, profile: made, columns };
  await writeState(files.state, next);
  await tallies.keepOnly(Object.values(columns).map(({ tally }) => tally));
  return made;
}

/** All that a profile rests on but the content of the table's files. */
function formOf({ columns, primaryKey, unique, references, parts }: ProfileInput, { kept, pack, packs = [], sampleRows }: KeepingOptions): string {
  const types = [...(pack ? [pack] : []), ...packs].map(({ semanticTypes }) => semanticTypes.map(({ id: name }) => name));
  return nameOf(kept.release, types, sampleRows ?? null, columns, primaryKey, unique, references, parts !== undefined);
}

async function keptSample(engine: Engine, file: string, { stayed }: PartsChange): Promise<KeptSample | null> {
  const there = await access(file).then(
    () => true,
    () => false,
  );
  if (!there) return null;
  const rows = engine.dialect.readParquet([file]);
  const found = await engine.all<{ every: number }>(sql`select any_value(every) as every from ${rows} k`).catch(() => []);
  return found[0] ? { rows, files: new Set(stayed.map((part) => part.file)), every: found[0].every } : null;
}

async function keepSample(engine: Engine, sample: Sample, file: string, signal: AbortSignal | undefined): Promise<void> {
  const columns = [...sample.columns.map(({ key }) => sql`${id(key)}`), sql`part_file`, sql`${sample.every} as every`];
  await engine.writeParquet(sql`select ${join(columns)} from ${sample.table.name} s`, file, { signal });
  await chmod(file, 0o600);
}
