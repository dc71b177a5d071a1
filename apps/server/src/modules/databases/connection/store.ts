import type { z } from 'zod';
import type { Work } from '../../../access/as-account.ts';
import type { Place } from '../../../access/identity.ts';
import type { Connection, ConnectionChange } from './schema.ts';

type ConnectionRecord = z.infer<typeof Connection>;
const columns = ['source', 'schemas', 'tables', 'version'] as const;

export function findConnection(trx: Work, databaseId: string): Promise<ConnectionRecord | undefined> {
  return trx.selectFrom('database_connection').select(columns).where('database_id', '=', databaseId).executeTakeFirst();
}

/** @returns undefined where another version is there by now. */
export function putConnection(
  trx: Work,
  databaseId: string,
  place: Place,
  { version, ...told }: z.infer<typeof ConnectionChange>,
): Promise<ConnectionRecord | undefined> {
  if (version === 0) {
    return trx
      .insertInto('database_connection')
      .values({ database_id: databaseId, ...place, ...told })
      .onConflict((conflict) => conflict.doNothing())
      .returning(columns)
      .executeTakeFirst();
  }
  return trx
    .updateTable('database_connection')
    .set({ ...told, version: version + 1 })
    .where('database_id', '=', databaseId)
    .where('version', '=', version)
    .returning(columns)
    .executeTakeFirst();
}
