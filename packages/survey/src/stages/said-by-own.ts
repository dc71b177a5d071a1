import { and, type Engine, type RunOptions, type Sql, sql, type WorkTable } from '@sogoc/engine';
import type { ComparedCopy, Holder } from '@sogoc/origin';
import { recordKeySql, type TableProfile, tableSql } from '@sogoc/profile';
import { textOf } from './borne-out.ts';

/**
 * Records that were compared with the wrong record: the crosswalk holds them to be the same thing as another record of the original, which says what they say. Where no key tells
 * records apart for certain (a sheet and an area are those of two parcels), values alone may lead to the one beside it.
 * @param crosswalk record to entity, as a FROM item.
 * @returns rows of `record_key`, or null where there is nothing to look at.
 */
export async function saidByOwn(
  engine: Engine,
  { differences, holder, original }: ComparedCopy,
  crosswalk: Sql | undefined,
  tables: readonly TableProfile[],
  options: RunOptions,
): Promise<WorkTable | null> {
  const { dialect } = engine;
  const originalTable = tables.find(({ database, table }) => database === original.database && table === original.table);
  const value = originalTable && textOf(originalTable, original.column, 'o', dialect);
  if (!differences || differences.rows.rows === 0 || !crosswalk || holder.parts || original.parts || !value) return null;
  const entities = ({ database, table }: Holder): Sql =>
    sql`(select record_key, entity_kind, entity_id from ${crosswalk} as c where c."database" = ${database} and c."table" = ${table})`;
  const rows = sql`(select ${recordKeySql(originalTable, 'o', dialect)} as record_key, ${value} as value from ${tableSql(originalTable, dialect)} as o)`;
  const same = and(sql`own.entity_kind = mine.entity_kind`, sql`own.entity_id = mine.entity_id`, sql`own.record_key <> d.original_key`);
  return engine.materialize(
    'said_by_own',
    sql`select distinct d.record_key from (select distinct record_key, original_key, observed from ${differences.rows.name} where level in ('different', 'lessened')) as d
      join ${entities(holder)} as mine on mine.record_key = d.record_key join ${entities(original)} as own on ${same}
      join ${rows} as v on v.record_key = own.record_key where v.value = ${dialect.trim(sql`d.observed`)}`,
    options,
  );
}
