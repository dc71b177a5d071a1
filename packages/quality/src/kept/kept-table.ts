import { type Fingerprints, nameOf, type Sql, sql } from '@sogoc/engine';
import { type ColumnProfile, type TablePart, type TableProfile, tellableParts } from '@sogoc/profile';
import type { PagePool } from '../pages/page-pool.ts';
import { inTurn } from '../run/in-turn.ts';

/** A table as states see it: parts, each with a name that stays as long as its place in the table and its content do. */
export interface KeptTable {
  profile: TableProfile;
  parts: readonly KeptPart[];
}

export interface KeptPart {
  id: string;
  /** Null where the table cannot be split: the one part is all of it. */
  file: TablePart | null;
}

/** Files that are read at a time: while one is hashed another comes from the disk. */
const filesAtOnce = 4;

/** The profile of a table as all of its records are told by its parts. */
export function wholeTable(profile: TableProfile): TableProfile {
  const parts = tellableParts(profile);
  return parts ? { ...profile, rows: parts.reduce((sum, part) => sum + part.rows, 0) } : profile;
}

/**
 * Looks the files of a table up; what they hold is told later.
 * @param pool where it has threads, these hash the files.
 */
export async function beginTable(
  profile: TableProfile,
  fingerprints: Fingerprints,
  pool: PagePool,
  signal?: AbortSignal,
): Promise<{ table: Promise<KeptTable> }> {
  const { database, table, file } = profile;
  const tellable = tellableParts(profile);
  const files = tellable ?? profile.parts ?? [{ name: '', file }];
  const hashes: Promise<string>[] = [];
  const inThread = pool.hasThreads ? (path: string): Promise<string> => pool.do('hash', path, signal) : undefined;
  await inTurn([...files.entries()], inThread ? files.length : filesAtOnce, async ([place, one]) => {
    const { hash } = await fingerprints.begin(one.file, inThread);
    hashes[place] = hash;
    if (!inThread) await hash;
  });
  const named = async (): Promise<KeptTable> => {
    const ids: string[] = [];
    for (const [place, { name }] of files.entries()) ids.push(nameOf(database, table, name, await hashes[place]));
    if (!tellable) return { profile, parts: [{ id: nameOf(...ids), file: null }] };
    return { profile: wholeTable(profile), parts: tellable.map((one, place) => ({ id: ids[place] ?? '', file: one })) };
  };
  const told = named();
  // Whoever waits for it is told.
  told.catch(() => undefined);
  return { table: told };
}

/**
 * The table's profile without what was counted over all of its records: how values are read, and nothing that another part could make untrue. Numbers that
 * are not known are NaN, which no comparison holds for.
 */
export function neutral(profile: TableProfile): TableProfile {
  const unknown = Number.NaN;
  const columns = profile.columns.map(
    ({ plain: _plain, ...column }): ColumnProfile => ({
      ...column,
      ...{ canonical: false, missing: unknown, blank: unknown, unreadable: unknown, distinct: unknown, notNfc: unknown },
      semanticType: column.semanticType && { id: column.semanticType.id, confidence: unknown, matched: unknown },
      ...{ topValues: [], patterns: [], numbers: null, min: null, max: null, minLength: null, maxLength: null },
    }),
  );
  return { ...profile, columns, candidateKeys: [], nearKeys: [], duplicateRows: unknown };
}

/** The neutral profile of some parts of a table: `tableSql` then reads these alone. Its columns are those of `base`, the neutral profile of all. */
export function profileOfParts({ profile }: KeptTable, base: TableProfile, parts: readonly KeptPart[]): TableProfile {
  const files = parts.flatMap(({ file }) => (file ? [file] : []));
  if (files.length > 0) return { ...base, rows: files.reduce((sum, file) => sum + file.rows, 0), parts: files };
  return profile.parts ? { ...base, parts: profile.parts } : base;
}

/** The id of the part that a row of `profileOfParts` lies in; `number`: its `part_number`. */
export function partId(parts: readonly KeptPart[], number: Sql): Sql {
  return sql`(${parts.map(({ id }) => id)})[${number} + 1]`;
}
