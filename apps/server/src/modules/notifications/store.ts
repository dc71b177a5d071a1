import { sql } from 'kysely';
import type { z } from 'zod';
import type { Work } from '../../access/as-account.ts';
import { countedUpTo, part, placeOf } from '../../http/keyset.ts';
import { thingOf } from '../reminders/index.ts';
import type { Notification, NotificationQuery } from './schema.ts';

type Shown = z.infer<typeof Notification>;
type Row = Pick<Shown, 'id' | 'kind' | 'due' | 'days' | 'to'> & {
  thing_id: number;
  number: string | null;
  title: string | null;
  due_now: string | null;
  open: boolean | null;
  made_at: Date;
  read_at: Date | null;
};

/** What the caller was told, the latest first. Of things they may not read there is no title. */
export async function listNotifications(trx: Work, { unread, kind, limit, cursor }: z.infer<typeof NotificationQuery>, day: string) {
  const before = placeOf(cursor)?.[1] ?? null;
  const asked = sql`n.account_id = access.account_id() and (${unread ?? false} = false or n.read_at is null)
    and (${kind ?? null}::text is null or r.kind = ${kind ?? null})`;
  const { rows } = await sql<Row>`
    select n.id, r.kind, r.thing_id, th.number, th.title, r.due, r.days, r.receiver as "to", th.due as due_now, th.open, n.made_at, n.read_at
    from (select n.* from notification n join reminder r on r.id = n.reminder_id where ${asked} and (${before}::bigint is null or n.id < ${before})
          order by n.id desc limit ${limit + 1}) n
      join reminder r on r.id = n.reminder_id left join lateral ${thingOf(day)} th on true
    order by n.id desc`.execute(trx);
  const counted = await sql<{ total: number }>`select count(*) as total from (
    select 1 from notification n join reminder r on r.id = n.reminder_id where ${asked} limit ${countedUpTo + 1}) counted`.execute(trx);
  return part(rows, limit, ({ id }) => [id, id], counted.rows[0]?.total ?? 0);
}

export async function countUnread(trx: Work): Promise<number> {
  const { unread } = await trx
    .selectFrom('notification')
    .select((eb) => eb.fn.countAll<number>().as('unread'))
    .where('account_id', '=', sql<string>`access.account_id()`)
    .where('read_at', 'is', null)
    .executeTakeFirstOrThrow();
  return unread;
}

/** Marks the caller's own as read or not; all of them without ids. */
export async function markRead(trx: Work, ids: readonly number[] | undefined, read: boolean): Promise<void> {
  await trx
    .updateTable('notification')
    .set({ read_at: read ? sql`coalesce(read_at, access.now())` : null })
    .where('account_id', '=', sql<string>`access.account_id()`)
    .where('read_at', read ? 'is' : 'is not', null)
    .$if(ids !== undefined, (q) => q.where(sql<boolean>`id = any(${[...(ids ?? [])]}::bigint[])`))
    .execute();
}
