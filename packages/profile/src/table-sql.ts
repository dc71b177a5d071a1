import { type Dialect, id, join, type Sql, sql } from '@sogoc/engine';
import { columnText } from './column-text.ts';
import type { TablePart, TableProfile } from './table-profile.ts';

type Located = Pick<TableProfile, 'file'> & { parts?: readonly TablePart[] | undefined; columns: readonly { name: string }[] };

const usual = 'file_row_number';
/** Names by which the engine tells files and rows: a table that has one of its own is read without them. */
const reserved = [usual, 'file_index', 'part_number'];

/** The name of the column that `tableSql` adds with the row's number, from 0: one that the table has not. Engines ignore letter case in names. */
export function rowNumberColumn(table: { columns: readonly { name: string }[] }): string {
  const taken = new Set(table.columns.map((column) => column.name.toLowerCase()));
  let name = usual;
  for (let n = 1; taken.has(name); n += 1) name = `${usual}_${n}`;
  return name;
}

/** The files that a table lies in. */
export function filesOf({ file, parts }: Pick<TableProfile, 'file' | 'parts'>): string[] {
  return parts ? parts.map((part) => part.file) : [file];
}

/** The table's files where each row can tell its own, else undefined. `tableSql` then adds `part_number`, the file's place among them. */
export function tellableParts({ parts, columns }: Pick<Located, 'parts' | 'columns'>): readonly TablePart[] | undefined {
  return columns.some(({ name }) => reserved.includes(name.toLowerCase())) ? undefined : parts;
}

/**
 * The landed table as a FROM item, with its row numbers in `rowNumberColumn`; add an alias.
 * @param each of each part of a table in parts that tell their rows, only every so many.
 */
export function tableSql(table: Located, dialect: Dialect, each?: { every: number; from: number }): Sql {
  const rowNumber = rowNumberColumn(table);
  const parts = tellableParts(table);
  const first = parts && firstRows(parts);
  if (parts)
    return dialect.readParts(
      parts.map(({ file }, place) => ({ path: file, firstRow: first?.[place] ?? 0 })),
      each,
    );
  if (rowNumber === usual && !table.parts) return dialect.readParquet([table.file], { rowNumber: true });
  return sql`(select *, row_number() over () - 1 as ${id(rowNumber)} from ${dialect.readParquet(filesOf(table))})`;
}

/** The row's number within its own file, from 0. */
export function rowOfPartSql(table: Located, alias: string): Sql {
  const row = sql`${id(alias, rowNumberColumn(table))}`;
  const parts = tellableParts(table);
  return parts ? sql`(${row} - (${firstRows(parts)})[${id(alias, 'part_number')} + 1])` : row;
}

/**
 * Text that names a record: its key's values joined by `|` (a missing one is empty), or `#` and the row's number counted from 1. In a table of several files
 * that is `#part:row`, so that a record keeps its name when other files change.
 */
export function recordKeySql(table: Pick<TableProfile, 'file' | 'parts' | 'columns' | 'recordKey'>, alias: string, dialect: Dialect): Sql {
  const key = table.recordKey.columns.flatMap((name) => table.columns.filter((column) => column.name === name));
  const parts = key.map((column) => sql`coalesce(${columnText(column, alias, dialect)}, '')`);
  if (parts.length === 0) return rowKeySql(table, alias, dialect);
  return parts.length === 1 ? sql`${join(parts)}` : dialect.concat(...parts.flatMap((part, index) => (index === 0 ? [part] : [sql`'|'`, part])));
}

function rowKeySql(table: Located, alias: string, dialect: Dialect): Sql {
  const row = dialect.cast(sql`${rowOfPartSql(table, alias)} + 1`, 'text');
  const parts = tellableParts(table);
  if (!parts) return dialect.concat(sql`'#'`, row);
  const name = sql`(${parts.map((part) => part.name)})[${id(alias, 'part_number')} + 1]`;
  return dialect.concat(sql`'#'`, name, sql`':'`, row);
}

function firstRows(parts: readonly TablePart[]): number[] {
  let next = 0;
  return parts.map(({ rows }) => {
    const first = next;
    next += rows;
    return first;
  });
}
