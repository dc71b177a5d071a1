import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Register } from '../../http/context.ts';
import { RegisterError } from '../../register-error.ts';

/** Who tries: the name that was typed, if any, and the address it comes from. */
export interface Attempt {
  login: string | null;
  address: string;
}

/** Failures that cost nothing; each one more doubles the wait, to a quarter of an hour. After a day without a failure they are forgotten. */
const free = { account: 5, address: 50 } as const;
const longestWait = 900;

type Kind = keyof typeof free;
type Shared = Pick<Register, 'database' | 'clock'>;

/**
 * Counts an attempt to sign in as failed before it is looked at, so that attempts sent at once are counted too.
 * @throws RegisterError `REQUEST_TOO_MANY` while a wait lasts, without looking at the attempt.
 */
export async function countAttempt(register: Shared, attempt: Attempt): Promise<void> {
  for (const [kind, key] of keysOf(attempt)) {
    const wait = await count(register, kind, key);
    if (wait > 0) {
      throw new RegisterError('REQUEST_TOO_MANY', `Signing in has failed too often. Wait ${wait} seconds.`, {
        place: kind,
        retryAfter: wait,
        remedy: 'Wait, then try again; who has lost the password asks the administrator for a new invitation.',
      });
    }
  }
}

/** The attempt was right: the account begins anew, and the address is not charged for it. */
export async function forgetAttempt({ database, clock }: Shared, attempt: Attempt): Promise<void> {
  for (const [kind, key] of keysOf(attempt)) {
    if (kind === 'account') await database.owner.deleteFrom('access.sign_in_attempt').where('kind', '=', kind).where('key_hash', '=', key).execute();
    else
      await sql`update access.sign_in_attempt set failures = greatest(failures - 1, 0), blocked_until = null
                where kind = ${kind} and key_hash = ${key}`.execute(database.owner);
  }
  await sql`delete from access.sign_in_attempt where last_at < ${clock.now()}::timestamptz - interval '1 day'`.execute(database.owner);
}

function keysOf({ login, address }: Attempt): [Kind, Uint8Array][] {
  const hash = (text: string) => createHash('sha256').update(text, 'utf8').digest();
  const keys: [Kind, Uint8Array][] = [['address', hash(networkOf(address))]];
  if (login !== null) keys.push(['account', hash(login.normalize('NFC').toLowerCase())]);
  return keys;
}

/** An address of IPv6 counts with its network of 64 bits, all of which one household or attacker has. */
function networkOf(address: string): string {
  if (!address.includes(':') || address.includes('.')) return address;
  const [head = '', tail = ''] = address.split('::');
  const before = head.split(':').filter(Boolean);
  const after = tail.split(':').filter(Boolean);
  return [...before, ...Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => '0'), ...after].slice(0, 4).join(':');
}

/** @returns seconds to wait; 0 where the attempt may be looked at. */
async function count({ database, clock }: Shared, kind: Kind, key: Uint8Array): Promise<number> {
  const now = sql`${clock.now()}::timestamptz`;
  const failures = sql`case when t.last_at < ${now} - interval '1 day' then 1 else t.failures + 1 end`;
  const wait = sql`least(power(2, least(${failures} - ${free[kind]}::int, 20)), ${longestWait}::int)`;
  const counted = await sql<{ failures: number }>`
    insert into access.sign_in_attempt as t (kind, key_hash, failures, last_at) values (${kind}, ${key}, 1, ${now})
    on conflict (kind, key_hash) do update
      set failures = ${failures}, last_at = ${now},
          blocked_until = case when ${failures} > ${free[kind]}::int then ${now} + make_interval(secs => ${wait}) end
      where t.blocked_until is null or t.blocked_until <= ${now}
    returning failures`.execute(database.owner);
  if (counted.rows.length > 0) return 0;
  const row = await database.owner
    .selectFrom('access.sign_in_attempt')
    .select('blocked_until')
    .where('kind', '=', kind)
    .where('key_hash', '=', key)
    .executeTakeFirst();
  return Math.max(1, Math.ceil(((row?.blocked_until?.getTime() ?? 0) - clock.now().getTime()) / 1000));
}
