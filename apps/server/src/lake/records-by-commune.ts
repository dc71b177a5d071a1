import { type Engine, openDuckDb, type Sql, sql } from '@sogoc/engine';
import { columnText, tableSql } from '@sogoc/profile';
import { type PlaceType, placeTypes } from './commune-of.ts';
import { placeColumn } from './places.ts';
import { resolvePlaces } from './resolve-places.ts';
import { type LakeTable, lakeTables, readSurveyFolder } from './survey-folder.ts';

/** How many records of a table lie in a commune. */
export interface CommuneRecords {
  database: string;
  table: string;
  /** A path: `vn.p38.c14758`. */
  territory: string;
  records: number;
}

/**
 * How many records of each table lie in each commune, as `placesOf` places them: by the commune's code where it tells one, else by an address.
 * Tables that do not tell, and those whose lake was not sent, are left out.
 */
export async function recordsByCommune(folder: string, today: string): Promise<CommuneRecords[]> {
  await using engine = await openDuckDb();
  const counted: CommuneRecords[] = [];
  for (const table of await lakeTables(await readSurveyFolder(folder))) counted.push(...(await countTable(engine, table, today)));
  return counted;
}

async function countTable(engine: Engine, table: LakeTable, today: string): Promise<CommuneRecords[]> {
  const { dialect } = engine;
  const day = table.asOf ?? today;
  const [code, address] = placeTypes.map((type) => {
    const column = placeColumn(table, type);
    return column && columnText(column, 't', dialect);
  });
  if (!code && !address) return [];
  const from = tableSql(table, dialect);
  const none = sql`cast(null as varchar)`;
  await using byCode = await resolvePlaces(engine, texts(from, placeTypes[0], day, code));
  const placed = sql`(select r.territory as by_code, ${address ?? none} as address from ${from} as t
    left join ${byCode.name} as r on r.text = ${code ?? none})`;
  const unplaced = sql`(select ${placeTypes[1]} as type, ${day} as day, address as text from ${placed} as p where by_code is null and address is not null)`;
  await using byAddress = await resolvePlaces(engine, unplaced);
  const rows = await engine.all<{ territory: string; records: number }>(sql`
    select coalesce(p.by_code, r.territory) as territory, count(*) as records from ${placed} as p
    left join ${byAddress.name} as r on p.by_code is null and r.text = p.address
    where coalesce(p.by_code, r.territory) is not null group by 1`);
  return rows.map(({ territory, records }) => ({ database: table.database, table: table.table, territory, records: Number(records) }));
}

function texts(from: Sql, type: PlaceType, day: string, text: Sql | undefined): Sql {
  if (!text) return sql`(select '' as type, '' as day, '' as text where false)`;
  return sql`(select ${type} as type, ${day} as day, ${text} as text from ${from} as t where ${text} is not null)`;
}
