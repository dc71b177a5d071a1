import { basename } from 'node:path';
import type { SourceLocation, SourceProblem, SourceSpec } from './source-kind.ts';

const extensions = /\.(?:csv|tsv|tab|txt|json|ndjson|jsonl|geojson|xlsx|xlsm|xls|parquet|pq)$/i;

/** A file's name without folder, compression and format endings. */
export function stem(path: string): string {
  const base = basename(path).replace(/\.gz$/i, '');
  return base.replace(extensions, '') || base;
}

/**
 * What a table of a file is called: in a folder after the file, `<file>.<part>` where the file holds several; alone after the part (a sheet, an
 * array) if it has a name, else after the file.
 */
export function tableName(location: SourceLocation, part: string | null, several: boolean): string {
  const file = location.table ?? stem(location.path ?? 'table');
  if (location.table !== undefined) return several && part ? `${file}.${part}` : file;
  return part || file;
}

/** Is this table among those asked for? */
export function wanted(spec: SourceSpec, table: string): boolean {
  return spec.tables === undefined || spec.tables.includes(table);
}

/** How a table, or its database as a whole, is named in problems. */
export function placeOf(database: string, table?: string, detail?: string): string {
  return [table === undefined ? database : `${database}.${table}`, ...(detail === undefined ? [] : [detail])].join(', ');
}

/** The problem of a file that is of no kind that can be read. */
export const skipped = (database: string, name: string): SourceProblem => ({
  code: 'SOURCE_FILE_SKIPPED',
  message: `${name} is of no kind that can be read, and was left out`,
  place: placeOf(database, undefined, name),
  remedy: 'Nothing, if it is no table; else export it as CSV, JSON, XLSX or Parquet',
  count: 1,
});
