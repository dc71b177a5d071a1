import type { ServerColumn, ServerReference, ServerTable } from '../../server/server-table.ts';
import type { SourceSpec } from '../../source-kind.ts';
import { readColumn } from './column-type.ts';
import type { MysqlConnection } from './connect.ts';

const system = ['mysql', 'information_schema', 'performance_schema', 'sys'];

interface Named {
  schema: string;
  table: string;
}

/** Tables of the schemas asked for, else of the URL's database, else of all but the system's; in order of schema and name. */
export async function readCatalogue({ rows }: MysqlConnection, spec: SourceSpec, database: string): Promise<ServerTable[]> {
  const schemas = spec.schemas ?? (database ? [database] : null);
  const filter = schemas === null ? 'not in (?)' : 'in (?)';
  const values = [schemas ?? system];
  const tables = await rows<Named & { comment: string }>(
    `select table_schema as \`schema\`, table_name as \`table\`, table_comment as comment from information_schema.tables
     where table_schema ${filter} and table_type in ('BASE TABLE', 'SYSTEM VERSIONED') order by 1, 2`,
    values,
  );
  const columns = grouped(
    await rows<Named & { name: string; data: string; written: string; comment: string }>(
      `select table_schema as \`schema\`, table_name as \`table\`, column_name as name, lower(data_type) as data, lower(column_type) as written,
         column_comment as comment
       from information_schema.columns where table_schema ${filter} order by 1, 2, ordinal_position`,
      values,
    ),
    ({ name, data, written, comment }): ServerColumn => ({
      name,
      sourceType: written,
      comment: comment || null,
      ...readColumn(data, written, quoteName(name)),
    }),
  );
  const keys = await readKeys({ rows }, filter, values);
  const references = await readReferences({ rows }, filter, values);
  return tables.map((table) => {
    const declared = keys.get(keyOf(table)) ?? [];
    return {
      schema: table.schema,
      name: table.table,
      comment: table.comment || null,
      readable: true,
      from: `${quoteName(table.schema)}.${quoteName(table.table)}`,
      columns: columns.get(keyOf(table)) ?? [],
      primaryKey: declared.find((key) => key.name === 'PRIMARY')?.columns ?? null,
      unique: declared.filter((key) => key.name !== 'PRIMARY').map((key) => key.columns),
      references: references.get(keyOf(table)) ?? [],
    };
  });
}

const quoteName = (name: string): string => `\`${name.replaceAll('`', '``')}\``;

type Rows = Pick<MysqlConnection, 'rows'>;

async function readKeys({ rows }: Rows, filter: string, values: readonly unknown[]): Promise<Map<string, { name: string; columns: string[] }[]>> {
  const found = await rows<Named & { name: string; column: string | null; part: number | null }>(
    `select table_schema as \`schema\`, table_name as \`table\`, index_name as name, column_name as \`column\`, sub_part as part
     from information_schema.statistics where table_schema ${filter} and non_unique = 0 order by 1, 2, 3, seq_in_index`,
    values,
  );
  const keys = grouped(found, (row) => row);
  return new Map([...keys].map(([table, parts]) => [table, wholeKeys(parts)]));
}

/** Keys over expressions or the beginnings of columns do not make the columns unique. */
function wholeKeys(parts: readonly { name: string; column: string | null; part: number | null }[]): { name: string; columns: string[] }[] {
  const names = [...new Set(parts.map((part) => part.name))];
  return names.flatMap((name) => {
    const own = parts.filter((part) => part.name === name);
    const columns = own.flatMap((part) => (part.column !== null && part.part === null ? [part.column] : []));
    return columns.length === own.length ? [{ name, columns }] : [];
  });
}

async function readReferences({ rows }: Rows, filter: string, values: readonly unknown[]): Promise<Map<string, ServerReference[]>> {
  const found = await rows<Named & { name: string; column: string; toSchema: string; toTable: string; toColumn: string }>(
    `select table_schema as \`schema\`, table_name as \`table\`, constraint_name as name, column_name as \`column\`,
       referenced_table_schema as toSchema, referenced_table_name as toTable, referenced_column_name as toColumn
     from information_schema.key_column_usage where table_schema ${filter} and referenced_table_name is not null
     order by 1, 2, 3, ordinal_position`,
    values,
  );
  const byTable = grouped(found, (row) => row);
  return new Map([...byTable].map(([table, parts]) => [table, joined(parts)]));
}

function joined(parts: readonly { name: string; column: string; toSchema: string; toTable: string; toColumn: string }[]): ServerReference[] {
  const references = new Map<string, ServerReference>();
  for (const { name, column, toSchema, toTable, toColumn } of parts) {
    const reference = references.get(name) ?? { columns: [], schema: toSchema, table: toTable, referencedColumns: [] };
    reference.columns.push(column);
    reference.referencedColumns.push(toColumn);
    references.set(name, reference);
  }
  return [...references.values()];
}

const keyOf = ({ schema, table }: Named): string => JSON.stringify([schema, table]);

function grouped<R extends Named, T>(rows: readonly R[], make: (row: R) => T): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(make(row));
    else groups.set(keyOf(row), [make(row)]);
  }
  return groups;
}
