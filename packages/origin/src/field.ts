import { type Dialect, id, join, type Sql, sql } from '@sogoc/engine';
import { type ColumnProfile, type CountryPack, columnText, rowNumberColumn, type TableProfile, tableSql } from '@sogoc/profile';
import type { ColumnRef } from './origins.ts';

/**
 * Something that holds one value for each record of a table: a column, or several columns that together hold what another database keeps in one
 * (`loai` and `tenhc` for a full name).
 */
export interface Field {
  /** Position among all fields; the bit that stands for it in masks. */
  readonly index: number;
  readonly database: string;
  readonly table: TableProfile;
  readonly columns: readonly ColumnProfile[];
}

/** Name of a field's hash column in its table's hash table. */
export function hashColumn(field: Field): string {
  return `f${field.index}`;
}

/** The column that tells most: of several, the one with most distinct values. */
export function tellingColumn(field: Field): ColumnProfile {
  return field.columns.reduce((best, column) => (column.distinct > best.distinct ? column : best));
}

export function fieldRef(field: Field): ColumnRef {
  return { database: field.database, table: field.table.table, column: tellingColumn(field).name };
}

/** The field's text as it stands, from a row of its table; null where a part is missing. */
export function fieldText(field: Field, alias: string, dialect: Dialect): Sql {
  const parts = field.columns.map((column) => columnText(column, alias, dialect));
  return parts.length === 1 ? (parts[0] ?? sql`null`) : dialect.concat(...parts.flatMap((part, at) => (at === 0 ? [part] : [sql`' '`, part])));
}

/** The field's text in one spelling: canonical by its semantic type, then folded by the country pack. Equal text means the same value. */
export function comparableText(field: Field, alias: string, dialect: Dialect, pack: CountryPack): Sql {
  const text = fieldText(field, alias, dialect);
  const [only] = field.columns;
  if (field.columns.length === 1 && only && only.type !== 'text' && only.type !== 'date') return text;
  const type = field.columns.length === 1 ? pack.semanticTypes.find((candidate) => candidate.id === only?.semanticType?.id) : undefined;
  const canonical = type?.canonical?.(text, dialect);
  return pack.fold(canonical ? sql`coalesce(${canonical}, ${text})` : text, dialect);
}

/** One row per record of a table: `row` and a hash per field, null where missing. */
export function hashQuery(table: TableProfile, fields: readonly Field[], dialect: Dialect, pack: CountryPack): Sql {
  const hashes = fields.map((field) => sql`${dialect.hash64(comparableText(field, 't', dialect, pack))} as ${id(hashColumn(field))}`);
  return sql`select t.${id(rowNumberColumn(table))} as ${id('row')}, ${join(hashes)} from ${tableSql(table, dialect)} as t`;
}
