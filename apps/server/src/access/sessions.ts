import { sql } from 'kysely';
import { type Clock, today } from '../clock/clock.ts';
import type { Database } from '../database/open-database.ts';
import type { Grant, Identity } from './identity.ts';
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

/** Who holds this secret today; null where nobody does: unknown, ended, expired, or the account disabled. */
export async function identify(database: Database, clock: Clock, secret: string): Promise<Identity | null> {
  const row = await database.owner
    .selectFrom('access.session as session')
    .innerJoin('account', 'account.id', 'session.account_id')
    .select(['session.id as sessionId', 'session.kind', 'session.actions', 'account.id as accountId', 'account.name', 'account.language'])
    .select(['account.agency_id as agencyId'])
    .select((eb) =>
      sql<Grant[]>`coalesce((select jsonb_agg(jsonb_build_object('role', role, 'agency', agency::text, 'territory', territory::text) order by role)
                             from role_grant where account_id = ${eb.ref('account.id')}
                               and valid_from <= ${today(clock)} and (valid_to is null or valid_to >= ${today(clock)})), '[]')`.as('grants'),
    )
    .where('session.secret_hash', '=', hashOf(secret))
    .where('session.ended_at', 'is', null)
    .where('session.expires_at', '>', clock.now())
    .where('account.status', '=', 'active')
    .executeTakeFirst();
  return row ?? null;
}
