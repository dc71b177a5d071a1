import { sql } from 'kysely';
import type { Clock } from '../clock/clock.ts';
import type { Database } from '../database/open-database.ts';
import type { Identity } from './identity.ts';
import type { Action } from './roles.ts';
import { hashOf, newSecret } from './secret.ts';

export interface NewSession {
  accountId: string;
  kind: Identity['kind'];
  /** How long it holds, in milliseconds. */
  lasts: number;
  label?: string;
  /** Narrows an API key to these. */
  actions?: readonly Action[];
}

/** Opens a session. @returns its secret, which is nowhere kept: the database has its hash. */
export async function openSession(database: Pick<Database, 'owner'>, clock: Clock, session: NewSession): Promise<{ id: string; secret: string }> {
  const secret = newSecret(session.kind === 'api-key' ? 'sgk_' : 'sgs_');
  const { id } = await database.owner
    .insertInto('access.session')
    .values({
      secret_hash: hashOf(secret),
      account_id: session.accountId,
      kind: session.kind,
      label: session.label ?? null,
      actions: session.actions ? [...session.actions] : null,
      created_at: clock.now(),
      expires_at: new Date(clock.now().getTime() + session.lasts),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return { id, secret };
}

/** Who holds a secret, and until when. */
export interface Held {
  identity: Identity;
  /** In milliseconds; the session may end before. */
  until: number;
}

/** What `access.caller` says of a secret; null where nobody holds it: unknown, ended, expired, or the account disabled. */
export function heldBy(caller: unknown): Held | null {
  if (!caller) return null;
  const { until, ...identity } = caller as Identity & { until: number };
  return { identity, until };
}

/** Who holds this secret by the register's day and time. */
export async function identify(database: Pick<Database, 'owner'>, secret: string): Promise<Held | null> {
  const { rows } = await sql<{ caller: unknown }>`select access.caller(${secret}) as caller`.execute(database.owner);
  return heldBy(rows[0]?.caller);
}
