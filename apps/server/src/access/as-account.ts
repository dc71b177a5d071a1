import { sql, type Transaction } from 'kysely';
import type { Database } from '../database/open-database.ts';
import type { Tables } from '../database/tables.ts';
import { inSpan } from '../telemetry/spans.ts';

/** A transaction in which the database itself knows who is calling. */
export type Work = Transaction<Tables>;

/**
 * Runs a transaction as the holder of a session's secret. The database finds out from it who that is, and its row-level security follows;
 * without a secret, or with one that has expired, nothing is to be seen.
 */
export function asAccount<T>(database: Database, secret: string, run: (trx: Work) => Promise<T>): Promise<T> {
  return inSpan('database transaction', { 'db.system.name': 'postgresql' }, () =>
    database.work.transaction().execute(async (trx) => {
      // Compiling a statement costs more than any here takes; where a cost is estimated high, it is the policies'.
      await sql`select set_config('role', 'sogoc_app', true), set_config('sogoc.session', ${secret}, true), set_config('jit', 'off', true)`.execute(
        trx,
      );
      return run(trx);
    }),
  );
}
