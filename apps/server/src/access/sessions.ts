import { sql } from 'kysely';
import { type Clock, today } from '../clock/clock.ts';
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

/** Who holds a secret, until when, and in which state of the database (`Moments`) that was so. */
export interface Held {
  identity: Identity;
  /** In milliseconds; the session may end before. */
  until: number;
  snapshot: string;
}

/** Who holds this secret today; null where nobody does: unknown, ended, expired, or the account disabled. */
export async function identify(database: Pick<Database, 'owner'>, clock: Clock, secret: string): Promise<Held | null> {
  const [now, day] = [clock.now(), today(clock)];
  const { rows } = await sql<Identity & { until: Date; snapshot: string }>`
    select s.id as "sessionId", s.kind, s.actions, a.id as "accountId", a.name, a.language, a.agency_id as "agencyId", s.expires_at as until,
      pg_current_snapshot()::text as snapshot,
      coalesce((select jsonb_agg(jsonb_build_object('role', g.role, 'agency', g.agency::text, 'territory', g.territory::text) order by g.role)
        from role_grant g where g.account_id = a.id and g.valid_from <= ${day} and (g.valid_to is null or g.valid_to >= ${day})), '[]') as grants
    from access.session s join account a on a.id = s.account_id
    where s.secret_hash = ${hashOf(secret)} and s.ended_at is null and s.expires_at > ${now} and a.status = 'active'`.execute(database.owner);
  const [row] = rows;
  if (!row) return null;
  const { until, snapshot, ...identity } = row;
  return { identity, until: until.getTime(), snapshot };
}
