import { sql } from 'kysely';
import type { Database } from '../database/open-database.ts';
import { inSpan } from '../telemetry/spans.ts';
import type { Work } from './as-account.ts';

/**
 * Runs a transaction as the register itself, for what nobody's session may touch: passwords, second factors, sessions that begin. Row-level security does not
 * hold here. The audit log names the holder of `secret`, or nobody.
 */
export function asRegister<T>(database: Pick<Database, 'owner'>, secret: string | null, run: (trx: Work) => Promise<T>): Promise<T> {
  return inSpan('database transaction', { 'db.system.name': 'postgresql' }, () =>
    database.owner.transaction().execute(async (trx) => {
      await nameSession(trx, secret ?? '');
      return run(trx);
    }),
  );
}

/** From here on the transaction acts in the name of this session. */
export async function nameSession(trx: Work, secret: string): Promise<void> {
  await sql`select set_config('sogoc.session', ${secret}, true)`.execute(trx);
}
