import { uniqueNames } from '../column-names.ts';
import { tableFile } from '../lake-path.ts';
import { emptyTable } from '../land/land-file.ts';
import { landStaging } from '../land/land-staging.ts';
import { scratchFile } from '../land/scratch.ts';
import { problemOf, rethrowCancellation, SourceError } from '../source-error.ts';
import type { LandContext, LandedTable, LandedTables, SourceSpec } from '../source-kind.ts';
import { placeOf, wanted } from '../table-name.ts';
import type { ServerTable } from './server-table.ts';
import { tableNaming } from './table-naming.ts';

/** What a kind of server does: writes a table's rows to a file in the staging form. */
export type StageTable = (table: ServerTable, path: string, progress: (rows: number) => void) => Promise<StagedRows>;

export interface StagedRows {
  rows: number;
  /** Longest line in bytes at most. */
  longest: number;
  /** Places of the columns in which something is escaped. */
  escaped: ReadonlySet<number>;
}

/** Lands the tables of a server one after the other; one that fails is a problem. */
export async function landServer(spec: SourceSpec, tables: readonly ServerTable[], stage: StageTable, context: LandContext): Promise<LandedTables> {
  const nameOf = tableNaming(spec, tables);
  const landed: LandedTables = { tables: [], problems: [] };
  for (const table of tables) {
    const name = nameOf(table);
    if (!wanted(spec, name)) continue;
    const place = placeOf(spec.name, name);
    try {
      landed.tables.push(await landTable(table, name, place, spec.name, stage, context, nameOf));
    } catch (error) {
      rethrowCancellation(error, context.signal);
      landed.problems.push({ ...problemOf(error, place), place });
    }
  }
  return landed;
}

async function landTable(
  table: ServerTable,
  name: string,
  place: string,
  database: string,
  stage: StageTable,
  context: LandContext,
  nameOf: (table: { schema: string; name: string }) => string,
): Promise<LandedTable> {
  refuse(table, place, context.limits.maxColumns);
  const file = await tableFile(context.lake, database, name, context.snapshot);
  await using scratch = scratchFile(file);
  const { rows: sent, longest, escaped } = await stage(table, scratch.path, (rows) => context.onProgress?.(name, rows));
  const names = uniqueNames(table.columns.map((column) => column.name));
  const columns = table.columns.map((column, index) => ({ name: names[index] ?? column.name, type: column.type }));
  const { rows, types } = await landStaging({ path: scratch.path, columns, longest, escaped }, file, context);
  if (rows !== sent)
    throw new SourceError('SOURCE_READ_FAILED', `${sent} rows were sent and ${rows} arrived`, {
      place,
      remedy: 'Run again, and report it if it happens again',
    });
  const landedName = new Map(table.columns.map((column, index) => [column.name, names[index] ?? column.name]));
  const renamed = (keys: readonly string[]): string[] => keys.map((key) => landedName.get(key) ?? key);
  return {
    name,
    file,
    rows,
    ...(table.comment ? { comment: table.comment } : {}),
    columns: table.columns.map(({ sourceType, comment, type }, index) => ({
      name: names[index] ?? '',
      sourceType,
      type: types[index] ?? type,
      ...(comment ? { comment } : {}),
    })),
    primaryKey: table.primaryKey && renamed(table.primaryKey),
    unique: table.unique.map(renamed),
    references: table.references.map((reference) => ({
      columns: renamed(reference.columns),
      table: nameOf({ schema: reference.schema, name: reference.table }),
      referencedColumns: reference.referencedColumns,
    })),
    reading: {},
    problems: rows === 0 ? [emptyTable(place)] : [],
  };
}

function refuse(table: ServerTable, place: string, maxColumns: number): void {
  if (!table.readable) throw new SourceError('SOURCE_TABLE_DENIED', 'The account may not read the table', { place, remedy: 'Grant SELECT on it' });
  if (table.columns.length === 0)
    throw new SourceError('SOURCE_NO_COLUMNS', 'The table has no columns', { place, remedy: 'Leave it out, or mend it at the source' });
  if (table.columns.length > maxColumns)
    throw new SourceError('SOURCE_TOO_MANY_COLUMNS', `It has ${table.columns.length} columns; the limit is ${maxColumns}`, {
      place,
      remedy: 'Raise the limit, or leave the table out',
    });
}
