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
      await enter(trx, secret);
      return run(trx);
    }),
  );
}

/** The same for reading alone, in one state of the database from beginning to end. @returns that state too. */
export function readAsAccount<T>(database: Database, secret: string, run: (trx: Work) => Promise<T>): Promise<{ result: T; snapshot: string }> {
  const begin = database.work.transaction();
  // The embedded database has one connection: nobody writes within another's transaction.
  const reading = database.kind === 'server' ? begin.setIsolationLevel('repeatable read').setAccessMode('read only') : begin;
  return inSpan('database transaction', { 'db.system.name': 'postgresql' }, () =>
    reading.execute(async (trx) => {
      const snapshot = await enter(trx, secret);
      return { result: await run(trx), snapshot };
    }),
  );
}

async function enter(trx: Work, secret: string): Promise<string> {
  // Compiling a statement costs more than any here takes; where a cost is estimated high, it is the policies'.
  const { rows } = await sql<{ snapshot: string }>`select set_config('role', 'sogoc_app', true), set_config('sogoc.session', ${secret}, true),
    set_config('jit', 'off', true), pg_current_snapshot()::text as snapshot`.execute(trx);
  return rows[0]?.snapshot ?? '';
}
