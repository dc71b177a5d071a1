import type pg from 'pg';
import type { ServerReference, ServerTable } from '../../server/server-table.ts';
import type { SourceSpec } from '../../source-kind.ts';
import { readColumn } from './column-type.ts';

interface TableRow {
  oid: number;
  schema: string;
  name: string;
  kind: 'r' | 'p' | 'm';
  comment: string | null;
  readable: boolean;
}

/**
 * Tables of the schemas asked for, in order of schema and name: plain ones, partitioned ones once as a whole, and materialised views where named in
 * `spec.tables`. Views and foreign tables hold nothing of their own.
 */
export async function readCatalogue(client: pg.Client, spec: SourceSpec): Promise<ServerTable[]> {
  const found = await client.query<TableRow>(
    `select c.oid::int8::float8 as oid, n.nspname as schema, c.relname as name, c.relkind as kind, obj_description(c.oid, 'pg_class') as comment,
       has_schema_privilege(n.oid, 'usage') and (has_table_privilege(c.oid, 'select') or has_any_column_privilege(c.oid, 'select')) as readable
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p', 'm') and not c.relispartition and c.relpersistence <> 't'
       and case when $1::text[] is null then n.nspname !~ '^pg_' and n.nspname <> 'information_schema' else n.nspname = any($1::text[]) end
       and (c.relkind <> 'm' or c.relname = any($2::text[]) or n.nspname || '.' || c.relname = any($2::text[]))
     order by 2, 3`,
    [spec.schemas ?? null, spec.tables ?? []],
  );
  const oids = found.rows.map((row) => row.oid);
  const columns = await readColumns(client, oids);
  const keys = await readKeys(client, oids);
  const references = await readReferences(client, oids);
  return found.rows.map((row) => ({
    schema: row.schema,
    name: row.name,
    comment: row.comment,
    readable: row.readable,
    from: `${row.kind === 'r' ? 'only ' : ''}${quoteName(row.schema)}.${quoteName(row.name)}`,
    columns: columns.get(row.oid) ?? [],
    primaryKey: keys.get(row.oid)?.find((key) => key.primary)?.columns ?? null,
    unique: (keys.get(row.oid) ?? []).filter((key) => !key.primary).map((key) => key.columns),
    references: references.get(row.oid) ?? [],
  }));
}

const quoteName = (name: string): string => `"${name.replaceAll('"', '""')}"`;

async function readColumns(client: pg.Client, oids: readonly number[]): Promise<Map<number, ServerTable['columns']>> {
  const { rows } = await client.query<{ oid: number; name: string; type: string; written: string; comment: string | null }>(
    `select a.attrelid::int8::float8 as oid, a.attname as name, b.typname as type, format_type(a.atttypid, a.atttypmod) as written,
       col_description(a.attrelid, a.attnum) as comment
     from pg_attribute a join pg_type t on t.oid = a.atttypid join pg_type b on b.oid = case when t.typtype = 'd' then t.typbasetype else t.oid end
     where a.attrelid = any($1::oid[]) and a.attnum > 0 and not a.attisdropped and has_column_privilege(a.attrelid, a.attnum, 'select')
     order by 1, a.attnum`,
    [oids],
  );
  return grouped(rows, ({ name, type, written, comment }) => ({ name, sourceType: written, comment, ...readColumn(type, quoteName(name)) }));
}

async function readKeys(client: pg.Client, oids: readonly number[]): Promise<Map<number, { primary: boolean; columns: string[] }[]>> {
  const { rows } = await client.query<{ oid: number; primary: boolean; columns: string[] }>(
    `select i.indrelid::int8::float8 as oid, i.indisprimary as primary,
       (select array_agg(a.attname::text order by k.place) from unnest(i.indkey::int2[]) with ordinality k(attnum, place)
        join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.attnum where k.place <= i.indnkeyatts) as columns
     from pg_index i where i.indrelid = any($1::oid[]) and i.indisunique and i.indisvalid and i.indpred is null and i.indexprs is null
     order by 1, i.indexrelid`,
    [oids],
  );
  return grouped(rows, ({ primary, columns }) => ({ primary, columns }));
}

async function readReferences(client: pg.Client, oids: readonly number[]): Promise<Map<number, ServerReference[]>> {
  const { rows } = await client.query<{ oid: number } & ServerReference>(
    `select f.conrelid::int8::float8 as oid, n.nspname as schema, r.relname as "table",
       (select array_agg(a.attname::text order by k.place) from unnest(f.conkey) with ordinality k(attnum, place)
        join pg_attribute a on a.attrelid = f.conrelid and a.attnum = k.attnum) as columns,
       (select array_agg(a.attname::text order by k.place) from unnest(f.confkey) with ordinality k(attnum, place)
        join pg_attribute a on a.attrelid = f.confrelid and a.attnum = k.attnum) as "referencedColumns"
     from pg_constraint f join pg_class r on r.oid = f.confrelid join pg_namespace n on n.oid = r.relnamespace
     where f.contype = 'f' and f.conrelid = any($1::oid[]) and not r.relispartition order by 1, f.oid`,
    [oids],
  );
  return grouped(rows, ({ columns, schema, table, referencedColumns }) => ({ columns, schema, table, referencedColumns }));
}

function grouped<R extends { oid: number }, T>(rows: readonly R[], make: (row: R) => T): Map<number, T[]> {
  const groups = new Map<number, T[]>();
  for (const row of rows) {
    const group = groups.get(row.oid);
    if (group) group.push(make(row));
    else groups.set(row.oid, [make(row)]);
  }
  return groups;
}
