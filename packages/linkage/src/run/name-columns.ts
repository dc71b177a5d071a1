import { id, join, sql } from '@sogoc/engine';
import type { LinkTable } from '../link-table.ts';
import { columnsOf, type LinkModel } from '../model/link-model.ts';
import type { SettledTable } from './source-table.ts';

/**
 * Tables with the columns that a model reads, under the model's names: by what it says the source calls a column, else the column of that name, else any
 * name that it has for it. A column that is not found is left for the preparation to miss; one that the model says the source lacks has no values.
 */
export function nameColumns(tables: readonly SettledTable[], model: LinkModel): LinkTable[] {
  const { columns: known } = model;
  if (!known) return tables.map(({ table }) => table);
  const read = [...new Set([...rulesOf(model).flatMap((rule) => [...columnsOf(rule)]), ...model.comparisons.flatMap(inputsOf)])];
  return tables.map(({ table, columns }) => {
    const own = (column: string): string | null | undefined => {
      const names = known[column] ?? {};
      const said = names[table.name];
      const candidates = [said, column, ...Object.values(names)].filter((name) => typeof name === 'string');
      return candidates.find((name) => columns.includes(name)) ?? (said === null ? null : undefined);
    };
    return renamed(
      table,
      read.filter((column) => own(column) !== undefined),
      own,
    );
  });
}

/** The table with some columns alone, its key as `sogoc_key`. @param own what the table calls a column: null where it has none, undefined where the name is the same. */
export function renamed(table: LinkTable, columns: readonly string[], own: (column: string) => string | null | undefined): LinkTable {
  const selected = columns.map((column) => {
    const name = own(column);
    return sql`${name === null ? sql`null` : id(name ?? column)} as ${id(column)}`;
  });
  return {
    name: table.name,
    relation: sql`(select ${join([sql`${table.key} as sogoc_key`, ...selected])} from ${table.relation} source_table)`,
    key: sql`sogoc_key`,
  };
}

const rulesOf = (model: LinkModel) => [...model.blocking, ...(model.training ?? []), ...(model.deterministic?.rules ?? [])];
const inputsOf = ({ inputs }: LinkModel['comparisons'][number]): string[] => inputs.map(({ column }) => column);
