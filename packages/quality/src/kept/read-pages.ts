import type { PagePool } from '../pages/page-pool.ts';
import type { ColumnPlaces } from '../pages/places.ts';
import type { Found, PlainRows, ReadColumn, ReadJob, Tested } from '../pages/read-job.ts';
import { release } from '../pages/release.ts';
import { inTurn } from '../run/in-turn.ts';
import { OneAtATime } from '../run/one-at-a-time.ts';
import type { HashedColumn } from './hashed-column.ts';
import type { KeysFile } from './kept-keys.ts';
import { rowGroups } from './row-groups.ts';

/** A column to be read: tested, hashed or both. */
export interface AskedColumn extends Pick<ReadColumn, 'test' | 'isMissingSuspect' | 'key'> {
  /** Takes the hashes; null: none are made. */
  hashed: HashedColumn | null;
  /** By the path of the file. */
  places: ReadonlyMap<string, ColumnPlaces>;
}

/** Records of the first jobs after which a column with too many suspects is given up. */
const sampled = 20_000;

/**
 * Reads all pages of columns, tests and hashes their values, and writes the records that do not pass.
 * @param suspects takes them; null where no column is tested.
 * @param keys takes the keys of all records, where they are columns that are asked for.
 * @param tooMany share (0..1) of suspects from which on a column is not tested any more.
 * @returns by column, what was found in each file, null where its test was given up; and whether each suspect has its key.
 * @throws NotReadable where a page is of a kind that is not understood.
 */
export async function readPages(
  pool: PagePool,
  files: readonly { path: string; firstRow: number }[],
  columns: readonly AskedColumn[],
  suspects: { add(group: PlainRows): Promise<void> } | null,
  tooMany: number,
  { signal }: { signal?: AbortSignal },
  keys: KeysFile | null = null,
): Promise<{ told: (Tested[] | null)[]; isKeyed: boolean }> {
  const told: (Tested[] | null)[] = columns.map(() => files.map(() => ({ records: 0, suspects: 0, missing: 0 })));
  const seen = columns.map(() => ({ records: 0, suspects: 0 }));
  let isKeyed = true;
  const use = async ({ part, firstOfPart }: ReadJob, found: Found): Promise<void> => {
    for (const { place, tested, hashed } of found.columns) {
      const own = told[place]?.[part];
      const count = seen[place];
      if (hashed) await columns[place]?.hashed?.add(hashed, part);
      for (const bytes of hashed?.hashes.values ?? []) release(bytes);
      if (!own || !count) continue;
      own.records += tested.records;
      own.suspects += tested.suspects;
      own.missing += tested.missing;
      count.records += tested.records;
      count.suspects += tested.suspects;
      if (count.records >= sampled && count.suspects > tooMany * count.records) told[place] = null;
    }
    isKeyed &&= found.isKeyed;
    if (keys?.isWanted) await keys.add(found.keys, part, firstOfPart);
    for (const bytes of found.keys?.values ?? []) release(bytes);
    await suspects?.add(found.suspects);
  };
  const jobs = files.flatMap((file, part) => jobsOf(file, part, columns));
  pool.expect(jobs.flatMap((job) => job.columns.flatMap(({ chunks }) => chunks)).reduce((sum, { values }) => sum + values, 0));
  const line = new OneAtATime();
  await inTurn(jobs, pool.atOnce, async (job) => {
    const asked = job.columns.flatMap((column) => {
      const own = told[column.place] ? column : { ...column, test: null };
      return own.test || own.hash || own.key ? [own] : [];
    });
    const found = await pool.do('read', { ...job, columns: asked, keepsKeys: keys?.isWanted ?? false }, signal);
    await line.do(() => use(job, found));
  });
  return { told, isKeyed };
}

/** The row groups of a file, some at a time. */
function jobsOf({ path, firstRow }: { path: string; firstRow: number }, part: number, columns: readonly AskedColumn[]): ReadJob[] {
  return rowGroups(columns.map(({ places }) => places.get(path))).map(({ first, columns: groups }) => ({
    ...{ part, firstRow: firstRow + first, firstOfPart: first },
    columns: columns
      .flatMap(({ test, isMissingSuspect, hashed, key }, place) => {
        const own = groups[place];
        return own ? [{ place, test, isMissingSuspect, hash: hashed && { untouched: hashed.untouched }, key, ...own }] : [];
      })
      .toSorted((a, b) => (a.key?.place ?? columns.length) - (b.key?.place ?? columns.length)),
  }));
}
