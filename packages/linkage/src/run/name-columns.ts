import { type Dialect, id, join, type Sql, sql } from '@sogoc/engine';
import type { LinkTable } from '../link-table.ts';
import { columnsOf, type LinkModel, type OwnName } from '../model/link-model.ts';
import type { SettledTable } from './source-table.ts';

/**
 * Tables with the columns that a model reads, under the model's names: by what it says the source calls a column, else the column of that name, else any
 * name that it has for it. A column that is not found is left for the preparation to miss; one that the model says the source lacks has no values.
 */
export function nameColumns(tables: readonly SettledTable[], model: LinkModel, dialect: Dialect): LinkTable[] {
  const { columns: known } = model;
  if (!known) return tables.map(({ table }) => table);
  const read = [...new Set([...rulesOf(model).flatMap((rule) => [...columnsOf(rule)]), ...model.comparisons.flatMap(inputsOf)])];
  return tables.map(({ table, columns }) => {
    const own = (column: string): OwnName | undefined => {
      const names = known[column] ?? {};
      const said = names[table.name];
      const candidates = [said ?? column, column, ...Object.values(names)].filter((name) => name !== null);
      return candidates.find((name) => [name].flat().every((one) => columns.includes(one))) ?? (said === null ? null : undefined);
    };
    const found = read.flatMap((column): [string, OwnName][] => {
      const name = own(column);
      return name === undefined ? [] : [[column, name]];
    });
    return renamed(table, new Map(found), dialect);
  });
}

/** The table with some columns alone, its key as `sogoc_key`. @param own what the table calls each column. */
export function renamed(table: LinkTable, own: ReadonlyMap<string, OwnName>, dialect: Dialect): LinkTable {
  const selected = [...own].map(([column, name]) => sql`${name === null ? sql`null` : joinedColumns([name].flat(), dialect)} as ${id(column)}`);
  return {
    name: table.name,
    relation: sql`(select ${join([sql`${table.key} as sogoc_key`, ...selected])} from ${table.relation} source_table)`,
    key: sql`sogoc_key`,
  };
}

/** A column, or the texts of several with blanks between them, null where all are missing. */
export function joinedColumns(columns: readonly string[], dialect: Dialect): Sql {
  if (columns.length === 1) return sql`${join(columns.map((column) => id(column)))}`;
  const texts = columns.map((column) => sql`coalesce(${dialect.cast(sql`${id(column)}`, 'text')}, '')`);
  return sql`nullif(${dialect.trim(dialect.concat(...texts.flatMap((text, at) => (at === 0 ? [text] : [sql`' '`, text]))))}, '')`;
}

const rulesOf = (model: LinkModel) => [...model.blocking, ...(model.training ?? []), ...(model.deterministic?.rules ?? [])];
const inputsOf = ({ inputs }: LinkModel['comparisons'][number]): string[] => inputs.map(({ column }) => column);
