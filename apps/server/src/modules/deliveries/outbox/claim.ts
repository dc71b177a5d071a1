import { sql } from 'kysely';
import type { Database } from '../../../database/open-database.ts';
import { afterAttempts } from './retry.ts';

export interface Claimed {
  id: string;
  claim: string;
  attempts: number;
  account_id: string | null;
  webhook_id: string | null;
  reminder_id: number | null;
  test: boolean;
}

/** What became of an attempt: it left, it did not and may be tried again, it never will, nobody knows, or there was nothing to say any more. */
export type Outcome = { state: 'sent' | 'cancelled' } | { state: 'again' | 'failed' | 'uncertain'; problem: string };

/** Who was at something for so long is dead: every wait of a transport is shorter. */
const silence = sql`interval '10 minutes'`;

/** Takes the next delivery whose time has come, for one worker alone. */
export async function claimNext({ owner }: Pick<Database, 'owner'>, channel: 'email' | 'webhook'): Promise<Claimed | undefined> {
  const { rows } = await sql<Claimed>`
    update delivery set state = 'claimed', attempts = attempts + 1, claim = gen_random_uuid(), claimed_at = now(), problem = null
    where id = (select id from delivery where channel = ${channel} and state = 'queued' and next_at <= now() order by next_at, id limit 1 for update skip locked)
    returning id, claim, attempts, account_id, webhook_id, reminder_id, test`.execute(owner);
  return rows[0];
}

/**
 * Says that from now on it may have left the house. @returns false where the claim is another's by now: then it must not leave.
 */
export async function beginHanding({ owner }: Pick<Database, 'owner'>, { id, claim }: Claimed): Promise<boolean> {
  const { rows } = await sql`update delivery set state = 'handing' where id = ${id} and claim = ${claim} and state = 'claimed' returning id`.execute(
    owner,
  );
  return rows.length === 1;
}

/** Keeps what became of an attempt. Whoever was slower than the silence may still say so: it knows better. */
export async function settle({ owner }: Pick<Database, 'owner'>, { id, claim, attempts }: Claimed, outcome: Outcome): Promise<void> {
  const wait = outcome.state === 'again' ? afterAttempts(attempts) : null;
  const state = outcome.state === 'again' ? (wait === null ? 'failed' : 'queued') : outcome.state;
  await sql`update delivery set state = ${state}, next_at = now() + make_interval(secs => ${wait ?? 0}),
      ended_at = case when ${state} = 'queued' then null else access.now() end, problem = ${'problem' in outcome ? outcome.problem : null}
    where id = ${id} and claim = ${claim} and state in ('claimed', 'handing', 'uncertain')`.execute(owner);
}

/**
 * Frees what a worker that is gone was at: what had not left the house is queued again, what may have is uncertain and is never sent again by itself.
 * A webhook can tell a repetition by its key, so that it is always queued again.
 * @param all when the embedded database opens: nobody else can be at work there.
 */
export async function freeDead({ owner }: Pick<Database, 'owner'>, all: boolean): Promise<void> {
  const dead = all ? sql`true` : sql`claimed_at < now() - ${silence}`;
  await sql`update delivery set state = case when state = 'handing' and channel = 'email' then 'uncertain' else 'queued' end, next_at = now(),
      ended_at = case when state = 'handing' and channel = 'email' then access.now() end, problem = 'WORKER_GONE'
    where state in ('claimed', 'handing') and ${dead}`.execute(owner);
}
