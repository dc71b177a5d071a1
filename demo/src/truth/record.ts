import { type Engine, id, sql } from '@sogoc/engine';
import { cell, planted } from '../derive/plant.ts';
import type { TableSpec } from '../derive/spec.ts';
import { publicName } from '../variant/publish.ts';
import { visible } from '../write/rows.ts';

/** Makes the tables that the truth of all databases is gathered in. */
export async function openTruth(engine: Engine): Promise<void> {
  await engine.run(sql`create schema truth`);
  await engine.run(sql`create table truth.entities (database varchar, "table" varchar, record_key varchar, entity_kind varchar, entity_id varchar)`);
  await engine.run(
    sql`create table truth.subjects (database varchar, "table" varchar, "column" varchar, record_key varchar, entity_kind varchar, entity_id varchar)`,
  );
  await engine.run(
    sql`create table truth.errors (database varchar, "table" varchar, record_key varchar, "column" varchar, kind varchar, observed varchar,
      true_value varchar, cause varchar)`,
  );
}

/**
 * Adds what is true of one table: which record is which entity, and every error in it. A record registered again names its first record as true
 * value.
 */
export async function recordTruth(engine: Engine, database: string, table: TableSpec): Promise<void> {
  const from = planted(database, table.name);
  const name = publicName(table);
  await engine.run(
    sql`insert into truth.entities select ${database}, ${name}, key, ${table.entity}, ${`${table.entity}-`} || entity_id::varchar
      from ${from} where not test order by seq`,
  );
  await recordSubjects(engine, database, table);
  await engine.run(
    sql`insert into truth.errors select ${database}, ${name}, key, null, case when test then 'outlier' else 'duplicate' end, null, again,
      case when test then 'row left by a trial of the system' else 'registered again' end from ${from} where test or again is not null order by seq`,
  );
  for (const column of visible(table)) {
    const [v, t, c] = [cell('v', column), cell('t', column), cell('c', column)];
    await engine.run(
      sql`insert into truth.errors select ${database}, ${name}, key, ${publicName(column)}, split_part(${c}, '|', 1), ${v}, ${t}, split_part(${c},
        '|', 2)
        from ${from} where ${c} is not null order by seq`,
    );
  }
}

/** Which entities columns tell of that are not about the record's own: one row a record and column. */
async function recordSubjects(engine: Engine, database: string, table: TableSpec): Promise<void> {
  for (const column of visible(table).filter(({ of, holds }) => of && holds)) {
    const kind = column.holds?.entity ?? '';
    await engine.run(
      sql`insert into truth.subjects select ${database}, ${publicName(table)}, ${publicName(column)}, key, ${kind}, ${`${kind}-`} || ${cell('e', column)}::varchar
        from ${planted(database, table.name)} where not test and ${cell('e', column)} is not null order by seq`,
    );
  }
}

/** Writes `entities.parquet`, `subjects.parquet` and `errors.parquet`. Resolves to the number of errors. */
export async function writeTruth(engine: Engine, folder: string): Promise<number> {
  for (const name of ['entities', 'subjects']) await engine.writeParquet(sql`select * from ${id('truth', name)}`, `${folder}/${name}.parquet`);
  return engine.writeParquet(sql`select * from ${id('truth', 'errors')}`, `${folder}/errors.parquet`);
}
