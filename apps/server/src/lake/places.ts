import { type Engine, join, type Sql, sql, type WorkTable } from '@sogoc/engine';
import { columnText, recordKeySql, tableSql } from '@sogoc/profile';
import { type PlaceType, placeTypes } from './commune-of.ts';
import { resolvePlaces } from './resolve-places.ts';
import type { LakeTable } from './survey-folder.ts';

/**
 * Where the records of the findings belong, read out of the lake: by the commune's code where it tells one, else by an address.
 * @param findings a FROM item with `database`, `table`, `record_key`.
 * @returns database, table, record_key, territory (a path).
 */
export async function placesOf(engine: Engine, findings: Sql, tables: readonly LakeTable[], today: string): Promise<WorkTable> {
  const texts = tables.flatMap((table) => placeTypes.flatMap((type) => placeText(engine, findings, table, type, today)));
  const none = sql`select '' as "database", '' as "table", '' as record_key, '' as type, '' as day, '' as text where false`;
  await using told = await engine.materialize('place_text', join([none, ...texts], sql` union all `));
  await using resolved = await resolvePlaces(engine, sql`${told.name}`);
  return await engine.materialize(
    'place',
    sql`select t."database", t."table", t.record_key, coalesce(min(case when r.type = ${placeTypes[0]} then r.territory end), min(r.territory)) as territory from ${told.name} as t
      join ${resolved.name} as r on r.type = t.type and r.day = t.day and r.text = t.text group by t."database", t."table", t.record_key`,
  );
}

function placeText(engine: Engine, findings: Sql, table: LakeTable, type: PlaceType, today: string): Sql[] {
  const column = placeColumn(table, type);
  if (!column) return [];
  const { dialect } = engine;
  const key = recordKeySql(table, 't', dialect);
  const text = columnText(column, 't', dialect);
  return [
    sql`select ${table.database} as "database", ${table.table} as "table", ${key} as record_key, ${type} as type, ${table.asOf ?? today} as day,
      ${text} as text from ${tableSql(table, dialect)} as t where ${text} is not null and ${key} in (
        select record_key from ${findings} as f where f."database" = ${table.database} and f."table" = ${table.table})`,
  ];
}

/** The column that tells most surely in this way where a table's records are. */
export function placeColumn(table: LakeTable, type: PlaceType) {
  return table.columns
    .filter((each) => each.semanticType?.id === type)
    .sort((a, b) => (b.semanticType?.confidence ?? 0) - (a.semanticType?.confidence ?? 0))
    .at(0);
}
