import type { Insertable, Transaction } from 'kysely';
import type { Tables } from '../../../database/tables.ts';

/** A statement may have 65,535 parameters. */
const mostParameters = 30_000;

/** Inserts many rows in as few statements as parameters allow. */
export async function insertMany<T extends keyof Tables & string>(
  trx: Transaction<Tables>,
  table: T,
  rows: readonly Insertable<Tables[T]>[],
): Promise<void> {
  const step = Math.max(1, Math.floor(mostParameters / Math.max(1, Object.keys(rows[0] ?? {}).length)));
  for (let start = 0; start < rows.length; start += step)
    await trx
      .insertInto(table)
      .values(rows.slice(start, start + step) as never)
      .execute();
}
