import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { type Engine, id, join as joined, nameOf, type Sql, sql, type WorkTable } from '@sogoc/engine';
import type { KeptSample, Sample } from '../sample.ts';
import type { TablePart } from '../table-profile.ts';

/** A file of sampled rows. */
export interface SampleFile {
  name: string;
  /** The files of parts whose rows in it are still good, and how many there were. */
  parts: readonly string[];
  of: number;
}

/** With more files than this all are written anew as one. */
const filesAtMost = 8;
/** Rows of no more than this share of the parts are left where they lie: they are read there, should the sample be asked for. */
const leftAtMost = 1 / 16;

/** What was sampled of parts that are still there; null where that cannot be read. */
export async function keptSample(
  engine: Engine,
  folder: string,
  files: readonly SampleFile[],
  stayed: readonly TablePart[],
): Promise<KeptSample | null> {
  const live = stillGood(files, stayed);
  if (live.length === 0) return null;
  const rows = ({ name }: SampleFile): Sql => sql`${engine.dialect.readParquet([join(folder, name)])}`;
  const steps = live.map((one) => sql`select min(every) as least, max(every) as most from ${rows(one)} k`);
  const every = sql`select min(least) as least, max(most) as most from (${joined(steps, sql` union all `)}) k`;
  const [found] = await engine.all<{ least: number | null; most: number | null }>(every).catch(() => []);
  if (!found || found.least === null || found.least !== found.most) return null;
  const some = live.map((one) => sql`select * from ${rows(one)} k where part_file in (select unnest(${[...one.parts]}))`);
  return { rows: sql`(${joined(some, sql` union all `)})`, files: new Set(live.flatMap(({ parts }) => parts)), every: found.least };
}

/**
 * Keeps a sample: rows of parts that are new in a file of their own, beside the files of earlier runs, or all in one where these are many or mostly of parts that went.
 * @param earlier files that the sample was taken from.
 * @param table what names of files begin with.
 * @param moved sampled rows of parts that came, where they are at hand.
 */
export async function keepSample(
  engine: Engine,
  sample: Sample,
  folder: string,
  earlier: readonly SampleFile[],
  parts: readonly TablePart[],
  table: string,
  moved: { rows: WorkTable | null; parts: readonly string[] },
  signal: AbortSignal | undefined,
): Promise<SampleFile[]> {
  const live = stillGood(earlier, parts);
  const count = (of: (file: SampleFile) => number): number => live.reduce((sum, file) => sum + of(file), 0);
  const still = live.length < filesAtMost && count((file) => file.parts.length) * 2 > count((file) => file.of) ? live : [];
  const known = new Set(still.flatMap((file) => file.parts));
  const fresh = parts.flatMap(({ file }) => (known.has(file) ? [] : [file]));
  if (fresh.length <= (still.length > 0 ? leftAtMost * parts.length : 0)) return still;
  const columns = [...sample.columns.map(({ key }) => sql`${id(key)}`), sql`part_file`, sql`${sample.every} as every`];
  // No name of a file that stays: a table may become again what it was.
  const name = `${table}-${nameOf('sample', still, fresh)}.parquet`;
  const path = join(folder, name);
  // Rows of parts that came are read from these; the whole sample need not be taken for them.
  const isNew = still.length > 0 && fresh.length <= moved.parts.length && fresh.every((file) => moved.parts.includes(file));
  const rows = isNew && moved.rows ? sql`${moved.rows.name} s where sign = 1 and` : sql`${(await sample.table()).name} s where`;
  await engine.writeParquet(sql`select ${joined(columns)} from ${rows} part_file in (select unnest(${fresh}))`, path, { signal });
  await chmod(path, 0o600);
  return [...still, { name, parts: fresh, of: fresh.length }];
}

function stillGood(files: readonly SampleFile[], parts: readonly TablePart[]): SampleFile[] {
  const there = new Set(parts.map(({ file }) => file));
  return files.map((one) => ({ ...one, parts: one.parts.filter((file) => there.has(file)) })).filter(({ parts: good }) => good.length > 0);
}
