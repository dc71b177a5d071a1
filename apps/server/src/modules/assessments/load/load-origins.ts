import type { Transaction } from 'kysely';
import type { Tables } from '../../../database/tables.ts';
import { insertMany } from './insert-many.ts';
import type { NewRun } from './load-results.ts';
import type { Results } from './read-results.ts';

/** Files attributes and their holders; a holder in a database that the register does not know is left out. */
export async function loadOrigins(trx: Transaction<Tables>, { id, databases }: NewRun, { attributes }: Results['origins']): Promise<void> {
  const ids = new Map(databases.map((database) => [database.surveyName, database.id]));
  const known = attributes.map((attribute) => ({
    ...attribute,
    holders: attribute.holders.flatMap((found) => {
      const databaseId = ids.get(found.database);
      return databaseId === undefined ? [] : [{ found, databaseId }];
    }),
  }));
  const rows = known.map(({ id: attribute, entity, name, redundancy }, ordinal) => ({
    run_id: id,
    id: attribute,
    ordinal,
    entity,
    name,
    redundancy: JSON.stringify(redundancy),
  }));
  await insertMany(trx, 'attribute', rows);
  const holders = known.flatMap(({ id: attribute, holders: all }) =>
    all.map(({ found, databaseId }, ordinal) => ({
      run_id: id,
      attribute_id: attribute,
      ordinal,
      database_id: databaseId,
      table_name: found.table,
      column_name: found.column,
      role: found.role,
      confidence: found.confidence,
      found: JSON.stringify(found),
    })),
  );
  await insertMany(trx, 'holder', holders);
}
