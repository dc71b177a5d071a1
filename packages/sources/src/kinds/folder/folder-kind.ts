import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { problemOf, rethrowCancellation } from '../../source-error.ts';
import type { LandContext, LandedTables, SourceKind, SourceLocation, SourceSpec } from '../../source-kind.ts';
import { placeOf, skipped, stem, wanted } from '../../table-name.ts';
import { landParts } from '../parts/land-parts.ts';
import { isOneTable, listParts } from '../parts/list-parts.ts';
import { numberedParts } from '../parts/numbered-parts.ts';

/** A folder is a database, a file in it a table; a folder in it of Parquet files is one table too, and so are files that are numbered pieces, and a folder of parts alone. */
export const folderKind: SourceKind = {
  kind: 'folder',
  accepts: ({ isDirectory, files }) => isDirectory === true && files === undefined,
  land: landFolder,
};

async function landFolder(spec: SourceSpec, location: SourceLocation, context: LandContext): Promise<LandedTables> {
  const folder = location.path ?? '';
  if (await isOneTable(folder)) return landFolderOfParts(folder, stem(folder), spec, context);
  const entries = (await readdir(folder, { withFileTypes: true })).filter((entry) => !entry.name.startsWith('.'));
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  const files = entries.filter((entry) => !entry.isDirectory()).map(({ name }) => name);
  const pieces = await numberedParts(folder, files, context);
  const inPieces = new Set(pieces.flatMap(({ parts }) => parts.map(({ name }) => name)));
  const whole = entries.filter(({ name }) => !inPieces.has(name));
  const names = tableNames(whole.map((entry) => entry.name));
  const landed: LandedTables = { tables: [], problems: [] };
  const add = async (table: string, land: () => Promise<LandedTables>): Promise<void> => {
    try {
      const { tables, problems } = await land();
      landed.tables.push(...tables);
      landed.problems.push(...problems);
    } catch (error) {
      rethrowCancellation(error, context.signal);
      landed.problems.push(problemOf(error, placeOf(spec.name, table)));
    }
  };
  for (const entry of whole) {
    const table = names.get(entry.name) ?? entry.name;
    const path = join(folder, entry.name);
    await add(table, () => (entry.isDirectory() ? landFolderOfParts(path, table, spec, context) : landEntry(path, table, spec, context)));
  }
  const taken = new Set(names.values());
  for (const { name, parts } of pieces) {
    const own = name === '' || (whole.length === 0 && pieces.length === 1) ? stem(folder) : name;
    const table = taken.has(own) ? `${own}-*` : own;
    taken.add(table);
    if (wanted(spec, table)) await add(table, async () => ({ tables: [await landParts(parts, spec.name, table, context)], problems: [] }));
  }
  return landed;
}

async function landEntry(path: string, table: string, spec: SourceSpec, context: LandContext): Promise<LandedTables> {
  const location: SourceLocation = { path, table, display: path };
  for (const kind of context.kinds ?? []) if (await kind.accepts(location)) return kind.land(spec, location, context);
  return { tables: [], problems: [skipped(spec.name, basename(path))] };
}

async function landFolderOfParts(path: string, table: string, spec: SourceSpec, context: LandContext): Promise<LandedTables> {
  const { parts, others } = await listParts(path);
  if (parts.length === 0) return { tables: [], problems: [skipped(spec.name, `${basename(path)}/`)] };
  if (!wanted(spec, table)) return { tables: [], problems: [] };
  const problems = others.map((name) => skipped(spec.name, `${basename(path)}/${name}`));
  return { tables: [await landParts(parts, spec.name, table, context)], problems };
}

/** A table's name is its file's without the ending, or with it where two files would share one. */
function tableNames(files: readonly string[]): Map<string, string> {
  const count = new Map<string, number>();
  for (const file of files) count.set(stem(file), (count.get(stem(file)) ?? 0) + 1);
  return new Map(files.map((file) => [file, (count.get(stem(file)) ?? 0) > 1 ? file : stem(file)]));
}
