import { join as joinPath } from 'node:path';
import { type Engine, id, join, or, type Sql, sql } from '@sogoc/engine';
import { columnText, recordKeySql, tableSql } from '@sogoc/profile';
import { bareSql, bareText } from '@sogoc/vietnam';
import { placesOf } from './places.ts';
import type { LakeTable } from './survey-folder.ts';

/** A record that tells of an entity, with its values as text, whole and not masked. */
export interface EntityRecord {
  entity: string;
  kind: string;
  table: LakeTable;
  key: string;
  values: ReadonlyMap<string, string | null>;
  /** Columns that the survey found unlike the original: written otherwise, or saying something else. */
  unlike: ReadonlyMap<string, Unlike>;
  /** A path, where the record tells its commune. */
  territory: string | null;
}

export type Unlike = 'variant' | 'different';

export interface EntityAsked {
  kind?: string | undefined;
  /** A number that names a thing, as written in some database. */
  key?: string | undefined;
  /** A whole name, in any spelling. */
  name?: string | undefined;
}

/** Semantic types whose values name one thing. */
const keyTypes = ['personal-id', 'old-id-card', 'social-insurance-number', 'health-insurance-card', 'tax-code', 'certificate-serial', 'parcel-key'];
const nameTypes = ['person-name', 'organisation-name'];

/** How many entities a search gives at most. */
const mostFound = 20;

interface Linked {
  entity_id: string;
  entity_kind: string;
  database: string;
  table: string;
  record_key: string;
}

const crosswalkOf = (engine: Engine, folder: string): Sql => engine.dialect.readParquet([joinPath(folder, 'crosswalk.parquet')]);

/** The ids of entities with a record that says this key or name. */
export async function findEntities(engine: Engine, folder: string, tables: readonly LakeTable[], asked: EntityAsked): Promise<string[]> {
  const queries = tables.flatMap((table) => matching(engine, table, asked));
  if (queries.length === 0) return [];
  const kind = asked.kind === undefined ? sql`true` : sql`x.entity_kind = ${asked.kind}`;
  const rows = await engine.all<{ entity_id: string }>(sql`
    select distinct x.entity_id from ${crosswalkOf(engine, folder)} as x join (${join(queries, sql` union all `)}) as m
      on m."database" = x."database" and m."table" = x."table" and m.record_key = x.record_key
    where ${kind} order by x.entity_id limit ${mostFound}`);
  return rows.map(({ entity_id }) => entity_id);
}

function matching(engine: Engine, table: LakeTable, { key, name }: EntityAsked): Sql[] {
  const { dialect } = engine;
  const ofTypes = (types: readonly string[]) => table.columns.filter(({ semanticType }) => types.some((type) => semanticType?.id === `vn.${type}`));
  const digits = key?.trim();
  const conditions = [
    ...(digits ? ofTypes(keyTypes).map((column) => sql`${dialect.trim(columnText(column, 't', dialect))} = ${digits}`) : []),
    ...(name ? ofTypes(nameTypes).map((column) => sql`${bareSql(columnText(column, 't', dialect), dialect)} = ${bareText(name)}`) : []),
    ...(digits ? [sql`${recordKeySql(table, 't', dialect)} = ${digits}`] : []),
  ];
  if (conditions.length === 0) return [];
  const record = recordKeySql(table, 't', dialect);
  return [
    sql`select ${table.database} as "database", ${table.table} as "table", ${record} as record_key from ${tableSql(table, dialect)} as t where ${or(...conditions)}`,
  ];
}

/** Every record of the entities, across databases. @param today yyyy-MM-dd, the day of data that says none. */
export async function recordsOf(
  engine: Engine,
  folder: string,
  tables: readonly LakeTable[],
  entities: readonly string[],
  today: string,
): Promise<EntityRecord[]> {
  if (entities.length === 0) return [];
  const linked = sql`(select * from ${crosswalkOf(engine, folder)} as x where entity_id in (${join(entities)}))`;
  const links = await engine.all<Linked>(sql`select * from ${linked} as l order by entity_id, "database", "table", record_key limit 2000`);
  const told = tables.filter((table) => links.some((link) => link.database === table.database && link.table === table.table));
  await using places = await placesOf(engine, linked, told, today);
  const placed = await engine.all<{ database: string; table: string; record_key: string; territory: string }>(sql`select * from ${places.name} as p`);
  const territories = new Map(placed.map((row) => [nameOf(row), row.territory]));
  const unlike = await findingsOf(engine, folder, linked);
  const found: EntityRecord[] = [];
  for (const table of told) {
    const own = links.filter((link) => link.database === table.database && link.table === table.table);
    for (const { record, values } of await valuesOf(engine, table, own)) {
      for (const link of own.filter(({ record_key }) => record_key === record)) {
        const name = nameOf({ ...table, record_key: record });
        const place = territories.get(name) ?? null;
        found.push({
          entity: link.entity_id,
          kind: link.entity_kind,
          table,
          key: record,
          values,
          unlike: unlike.get(name) ?? new Map(),
          territory: place,
        });
      }
    }
  }
  return found;
}

const nameOf = ({ database, table, record_key }: { database: string; table: string; record_key: string }) => `${database}\0${table}\0${record_key}`;

/** What the survey found when it compared the records with originals, by record and column; its reading of dates, codes and spellings holds here too. */
async function findingsOf(engine: Engine, folder: string, linked: Sql): Promise<Map<string, Map<string, Unlike>>> {
  const findings = engine.dialect.readParquet([joinPath(folder, 'discrepancies.parquet')]);
  const rows = await engine.all<{ database: string; table: string; record_key: string; column: string; kind: string }>(sql`
    select distinct f."database", f."table", f.record_key, f."column", f.kind from ${findings} as f
      join ${linked} as l on l."database" = f."database" and l."table" = f."table" and l.record_key = f.record_key
    where f.origin is not null and f."column" is not null`);
  const found = new Map<string, Map<string, Unlike>>();
  for (const row of rows) {
    const columns = found.get(nameOf(row)) ?? new Map<string, Unlike>();
    for (const column of row.column.split(', '))
      if (columns.get(column) !== 'different') columns.set(column, row.kind === 'variant' ? 'variant' : 'different');
    found.set(nameOf(row), columns);
  }
  return found;
}

async function valuesOf(engine: Engine, table: LakeTable, links: readonly Linked[]) {
  const { dialect } = engine;
  const record = recordKeySql(table, 't', dialect);
  const columns = table.columns.map((column, at) => sql`${columnText(column, 't', dialect)} as ${id(`c${at}`)}`);
  const rows = await engine.all<Record<string, string | null>>(sql`
    select ${join([sql`${record} as record`, ...columns])} from ${tableSql(table, dialect)} as t
    where ${record} in (${join(links.map(({ record_key }) => record_key))}) order by 1`);
  return rows.map((row) => ({ record: row.record ?? '', values: new Map(table.columns.map(({ name }, at) => [name, row[`c${at}`] ?? null])) }));
}
