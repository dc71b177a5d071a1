import { type SqlType, sql } from '@sogoc/engine';
import { fileTable, landOneFile } from '../../land/land-file.ts';
import { narrow, writeTable } from '../../land/write-table.ts';
import { SourceError } from '../../source-error.ts';
import type { LandContext, LandedTable, SourceKind } from '../../source-kind.ts';
import { placeOf } from '../../table-name.ts';
import { copyWhole, type Described, describe } from './copy-whole.ts';

/** Parquet: a file, or a folder of parts with one schema. Types are kept. */
export const parquetKind: SourceKind = {
  kind: 'parquet',
  accepts: ({ path, isDirectory }) => path !== undefined && !isDirectory && /\.(?:parquet|pq)$/i.test(path),
  land: (spec, location, context) =>
    landOneFile(spec, location, context, (path, table, file) => landParquet([path], spec.name, table, file, context)),
};

/** Lands files of one schema as one table, in their order. */
export async function landParquet(
  paths: readonly string[],
  database: string,
  table: string,
  file: string,
  context: LandContext,
): Promise<LandedTable> {
  const place = placeOf(database, table);
  try {
    const described = await describe(paths, context);
    if (described.length > context.limits.maxColumns)
      throw new SourceError('SOURCE_TOO_MANY_COLUMNS', `It has ${described.length} columns; the limit is ${context.limits.maxColumns}`, {
        place,
        remedy: 'Raise the limit, or leave the table out',
      });
    const rows = await landRows(paths, described, file, context);
    context.onProgress?.(table, rows);
    const columns = described.map((column) => ({ name: column.column_name, sourceType: column.column_type, type: typeOf(column.column_type) }));
    return fileTable({ name: table, file, rows, columns, reading: {}, problems: [] }, place);
  } catch (error) {
    if (error instanceof SourceError || context.signal?.aborted) throw error;
    throw new SourceError('SOURCE_BROKEN', 'The Parquet file is damaged, cut off or not Parquet', { place, remedy: 'Copy it again from its origin' });
  }
}

/** A file of its own is copied where that serves; parts are written as one. */
async function landRows(paths: readonly string[], described: readonly Described[], file: string, context: LandContext): Promise<number> {
  const [only] = paths.length === 1 && described.length <= narrow ? paths : [];
  const copied = only === undefined ? null : await copyWhole(only, described, file, context);
  return copied ?? writeTable(sql`select * from read_parquet(${paths})`, described.length, file, context, { signal: context.signal });
}

const types: Record<string, SqlType> = {
  BOOLEAN: 'boolean',
  TINYINT: 'integer',
  SMALLINT: 'integer',
  INTEGER: 'integer',
  UTINYINT: 'integer',
  USMALLINT: 'integer',
  UINTEGER: 'bigint',
  BIGINT: 'bigint',
  FLOAT: 'double',
  DOUBLE: 'double',
  DATE: 'date',
  BLOB: 'blob',
};

function typeOf(engineType: string): SqlType {
  return types[engineType] ?? (engineType.startsWith('TIMESTAMP') ? 'timestamp' : 'text');
}
