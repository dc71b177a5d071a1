import type { UpdateObject } from 'kysely';
import type { Work } from '../access/as-account.ts';
import { changedMeanwhile } from '../register-error.ts';
import type { Tables } from './tables.ts';

/** Tables whose records count their changes. */
type Versioned = { [T in keyof Tables]: Tables[T] extends { id: unknown; version: unknown } ? T : never }[keyof Tables];

/**
 * Changes a record if it is still at the version that the caller has read, and counts the version on.
 * @throws RegisterError `CHANGED_MEANWHILE` where another version is there by now, or the caller may not change it.
 */
export async function changeVersioned<T extends Versioned>(
  trx: Work,
  table: T,
  { id, version }: { id: number | string; version: number },
  change: UpdateObject<Tables, T>,
): Promise<void> {
  // The types of kysely cannot follow a table that is a parameter; all that is used here is what every versioned table has.
  const row = await trx
    .updateTable(table as 'account')
    .set({ ...change, version: version + 1 })
    .where('id', '=', String(id))
    .where('version', '=', version)
    .returning('id')
    .executeTakeFirst();
  if (!row) throw changedMeanwhile(table, id);
}
