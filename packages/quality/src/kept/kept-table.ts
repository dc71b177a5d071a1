import { type Fingerprints, type Sql, sql } from '@sogoc/engine';
import { type ColumnProfile, type TablePart, type TableProfile, tellableParts } from '@sogoc/profile';
import { inTurn } from '../run/in-turn.ts';
import { nameOf } from './fingerprint.ts';

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

export async function keptTable(profile: TableProfile, fingerprints: Fingerprints): Promise<KeptTable> {
  const { database, table, file } = profile;
  const tellable = tellableParts(profile);
  const name = async (part: string, path: string): Promise<string> => nameOf(database, table, part, await fingerprints.of(path));
  if (!tellable) {
    const ids: string[] = [];
    for (const one of profile.parts ?? [{ name: '', file }]) ids.push(await name(one.name, one.file));
    return { profile, parts: [{ id: nameOf(...ids), file: null }] };
  }
  const parts: KeptPart[] = [];
  const rows = tellable.reduce((sum, part) => sum + part.rows, 0);
  await inTurn([...tellable.entries()], filesAtOnce, async ([place, one]) => {
    parts[place] = { id: await name(one.name, one.file), file: one };
  });
  return { profile: { ...profile, rows }, parts };
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
