import { CompiledQuery, type Transaction } from 'kysely';
import type { Database } from '../database/open-database.ts';
import type { Tables } from '../database/tables.ts';
import { inSpan } from '../telemetry/spans.ts';
import { type Held, heldBy } from './sessions.ts';

/** A transaction in which the database itself knows who is calling. */
export type Work = Transaction<Tables>;

/**
 * Runs a transaction as the holder of a session's secret. The database finds out from it who that is, and its row-level security follows;
 * without a secret, or with one that has expired, nothing is to be seen.
 */
export function asAccount<T>(database: Database, secret: string, run: (trx: Work) => Promise<T>): Promise<T> {
  return inSpan('database transaction', { 'db.system.name': 'postgresql' }, () =>
    database.work.transaction().execute(async (trx) => {
      await trx.executeQuery(CompiledQuery.raw(`select ${enter}`, [secret]));
      return run(trx);
    }),
  );
}

// Compiling a statement costs more than any here takes; where a cost is estimated high, it is the policies'.
const enter = `set_config('role', 'sogoc_app', true), set_config('sogoc.session', $1, true), set_config('jit', 'off', true)`;

/** What reads as somebody works with: who that is, and the statements that were put. */
export interface ReadAs {
  trx: Work;
  held: Held | null;
  put: ReadonlySet<string>;
}

/** The same for reading alone, in one state of the database from beginning to end. Who holds the secret is found out on the way unless that is known. */
export function readAsAccount<T>(database: Database, secret: string, known: Held | undefined, run: (reading: ReadAs) => Promise<T>): Promise<T> {
  const text = known ? `select ${enter}` : `select ${enter}, access.caller($1) as caller`;
  return inSpan('database transaction', { 'db.system.name': 'postgresql' }, () =>
    database.read({ text, values: [secret] }, async ({ trx, opened, put }) => run({ trx, put, held: known ?? heldBy((await opened).caller) })),
  );
}
