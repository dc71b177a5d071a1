import { sql } from 'kysely';
import type { Database } from '../../../database/open-database.ts';
import { thingOf } from '../../reminders/index.ts';
import type { Item, LetterTo } from './compose.ts';

type Owner = Pick<Database, 'owner'>;

/** Whom a letter is for, as of now; undefined where the account was disabled or has no address any more. */
export function findReceiver({ owner }: Owner, accountId: string): Promise<Omit<LetterTo, 'id'> | undefined> {
  return owner
    .selectFrom('account')
    .select(['name', sql<string>`email`.as('email'), 'language'])
    .where('id', '=', accountId)
    .where('status', '=', 'active')
    .where('email', 'is not', null)
    .executeTakeFirst();
}

/** What a letter is to tell and still holds: open, and due on the day that the reminder is about. */
export async function listItems({ owner }: Owner, deliveryId: string, day: string): Promise<Omit<Item, 'daysLeft'>[]> {
  const { rows } = await sql<Omit<Item, 'daysLeft'>>`
    select distinct r.kind, th.id, th.number, th.title, th.due from notification n join reminder r on r.id = n.reminder_id, lateral ${thingOf(day)} th
    where n.delivery_id = ${deliveryId} and th.open and (th.due = r.due or r.receiver = 'up')`.execute(owner);
  return rows;
}
