import { id, join, type Sql, sql } from '@sogoc/engine';
import { cell, planted } from '../derive/plant.ts';
import type { ColumnSpec, TableSpec } from '../derive/spec.ts';
import { publicName } from '../variant/publish.ts';

export const visible = (table: TableSpec): ColumnSpec[] => table.columns.filter((column) => !column.hidden);

/** A table as its agency keeps it, in the order of its records. `typed`: whole numbers as numbers, for files that know them. */
export function rowsOf(database: string, table: TableSpec, typed: boolean): Sql {
  const as = (value: Sql, type: string | undefined): Sql => (typed && type === 'integer' ? sql`(${value})::bigint` : value);
  const columns = visible(table).map((column) => sql`${as(sql`${cell('v', column)}`, column.type)} as ${id(publicName(column))}`);
  return sql`select ${join([sql`${as(sql`key`, table.key.type)} as ${id(publicName(table.key))}`, ...columns])}
    from ${planted(database, table.name)} order by seq`;
}
