import { tableFile } from '../lake-path.ts';
import type { LandContext, LandedTable, LandedTables, SourceLocation, SourceSpec } from '../source-kind.ts';
import { tableName, wanted } from '../table-name.ts';

/** Lands a file that is one table, unless it is not asked for. */
export async function landOneFile(
  spec: SourceSpec,
  location: SourceLocation,
  context: LandContext,
  land: (path: string, table: string, file: string) => Promise<LandedTable>,
): Promise<LandedTables> {
  const table = tableName(location, null, false);
  if (!location.path || !wanted(spec, table)) return { tables: [], problems: [] };
  const file = await tableFile(context.lake, spec.name, table, context.snapshot);
  return { tables: [await land(location.path, table, file)], problems: [] };
}

/** A table of a file: files declare no keys. A table without rows is told of. */
export function fileTable(table: Omit<LandedTable, 'primaryKey' | 'unique' | 'references'>, place: string): LandedTable {
  const problems = table.rows > 0 ? table.problems : [...table.problems, emptyTable(place)];
  return { ...table, problems, primaryKey: null, unique: [], references: [] };
}

/** The problem of a table without rows. */
export function emptyTable(place: string): LandedTable['problems'][number] {
  return { code: 'SOURCE_EMPTY_TABLE', message: 'The table has columns but no rows', place, remedy: 'Check that it is meant to be empty', count: 0 };
}
