import { type Engine, join, type Sql, sql, type WorkTable } from '@sogoc/engine';
import { columnText, recordKeySql, tableSql } from '@sogoc/profile';
import { communeOf, type PlaceType, placeTypes } from './commune-of.ts';
import type { LakeTable } from './survey-folder.ts';

/** How many addresses are resolved at a time. */
const batchSize = 2000;

/**
 * Where the records of the findings belong, read out of the lake: by the commune's code where it tells one, else by an address.
 * @param findings a FROM item with `database`, `table`, `record_key`.
 * @returns database, table, record_key, territory (a path).
 */
export async function placesOf(engine: Engine, findings: Sql, tables: readonly LakeTable[], today: string): Promise<WorkTable> {
  const texts = tables.flatMap((table) => placeTypes.flatMap((type) => placeText(engine, findings, table, type, today)));
  const none = sql`select '' as "database", '' as "table", '' as record_key, '' as type, '' as day, '' as text where false`;
  await using told = await engine.materialize('place_text', join([none, ...texts], sql` union all `));
  await using resolved = await engine.ingest(
    'place_resolved',
    (['type', 'day', 'text', 'territory'] as const).map((name) => ({ name, type: 'text' })),
    resolve(engine, told),
  );
  return await engine.materialize(
    'place',
    sql`select t."database", t."table", t.record_key, coalesce(min(case when r.type = ${placeTypes[0]} then r.territory end), min(r.territory)) as territory from ${told.name} as t
      join ${resolved.name} as r on r.type = t.type and r.day = t.day and r.text = t.text group by t."database", t."table", t.record_key`,
  );
}

function placeText(engine: Engine, findings: Sql, table: LakeTable, type: PlaceType, today: string): Sql[] {
  const [column] = table.columns
    .filter((each) => each.semanticType?.id === type)
    .sort((a, b) => (b.semanticType?.confidence ?? 0) - (a.semanticType?.confidence ?? 0));
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

async function* resolve(engine: Engine, told: WorkTable): AsyncGenerator<(string | null)[][]> {
  let batch: (string | null)[][] = [];
  const distinct = sql`select distinct type, day, text from ${told.name} as t`;
  for await (const rows of engine.stream<{ type: PlaceType; day: string; text: string }>(distinct)) {
    for (const { type, day, text } of rows) {
      const territory = communeOf(type, text, day);
      if (territory) batch.push([type, day, text, territory]);
      if (batch.length < batchSize) continue;
      yield batch;
      batch = [];
    }
  }
  yield batch;
}
