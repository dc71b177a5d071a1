import type { SqlType } from '@sogoc/engine';
import { SourceError } from '../../source-error.ts';
import type { LandContext, LandedColumn } from '../../source-kind.ts';
import type { Described } from './copy-whole.ts';

/** @throws SourceError `SOURCE_TOO_MANY_COLUMNS`. */
export function checkWidth(columns: readonly Described[], place: string, { limits }: LandContext): void {
  if (columns.length <= limits.maxColumns) return;
  throw new SourceError('SOURCE_TOO_MANY_COLUMNS', `It has ${columns.length} columns; the limit is ${limits.maxColumns}`, {
    place,
    remedy: 'Raise the limit, or leave the table out',
  });
}

/** The columns of a table that lands as they are. */
export function landedColumns(columns: readonly Described[]): LandedColumn[] {
  return columns.map((column) => ({ name: column.column_name, sourceType: column.column_type, type: typeOf(column.column_type) }));
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
