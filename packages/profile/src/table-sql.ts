import { type Dialect, id, join, type Sql, sql } from '@sogoc/engine';
import { columnText } from './column-text.ts';
import type { TableProfile } from './table-profile.ts';

type Located = Pick<TableProfile, 'file'> & { columns: readonly { name: string }[] };

const usual = 'file_row_number';

/** The name of the column that `tableSql` adds with the row's number, from 0: one that the table has not. Engines ignore letter case in names. */
export function rowNumberColumn(table: { columns: readonly { name: string }[] }): string {
  const taken = new Set(table.columns.map((column) => column.name.toLowerCase()));
  let name = usual;
  for (let n = 1; taken.has(name); n += 1) name = `${usual}_${n}`;
  return name;
}

/** The landed table as a FROM item, with its row numbers in `rowNumberColumn`; add an alias. */
export function tableSql(table: Located, dialect: Dialect): Sql {
  const rowNumber = rowNumberColumn(table);
  if (rowNumber === usual) return dialect.readParquet([table.file], { rowNumber: true });
  return sql`(select *, row_number() over () - 1 as ${id(rowNumber)} from ${dialect.readParquet([table.file])})`;
}

/** Text that names a record: its key's values joined by `|` (a missing one is empty), or `#` and the row's number counted from 1. */
export function recordKeySql(table: Pick<TableProfile, 'columns' | 'recordKey'>, alias: string, dialect: Dialect): Sql {
  const key = table.recordKey.columns.flatMap((name) => table.columns.filter((column) => column.name === name));
  if (key.length === 0) return dialect.concat(sql`'#'`, dialect.cast(sql`${id(alias, rowNumberColumn(table))} + 1`, 'text'));
  const parts = key.map((column) => sql`coalesce(${columnText(column, alias, dialect)}, '')`);
  return parts.length === 1 ? sql`${join(parts)}` : dialect.concat(...parts.flatMap((part, index) => (index === 0 ? [part] : [sql`'|'`, part])));
}
