import { sql } from 'kysely';
import type { Work } from '../../../access/as-account.ts';
import type { Configuration } from '../../../configuration.ts';
import { thingOf } from '../../reminders/index.ts';

/**
 * Puts new reminders into the outbox, in the transaction that made them: one e-mail for each person who is told anything, however much, and one call for each
 * webhook and reminder of what lies where the webhook belongs. Without a mail server nothing is put there for it.
 */
export async function queueDeliveries(trx: Work, { mail }: Pick<Configuration, 'mail'>, reminders: readonly number[], day: string): Promise<void> {
  const fresh = sql`any(${[...reminders]}::bigint[])`;
  if (mail) {
    await sql`
      with made as (
        insert into delivery (channel, account_id, agency, territory)
        select 'email', p.id, a.path, a.territory from account p join agency a on a.id = p.agency_id
        where p.status = 'active' and p.email is not null and exists (select from notification n where n.account_id = p.id and n.reminder_id = ${fresh})
        returning id, account_id)
      update notification n set delivery_id = made.id from made where n.account_id = made.account_id and n.reminder_id = ${fresh}`.execute(trx);
  }
  await sql`
    insert into delivery (channel, webhook_id, reminder_id, agency, territory)
    select 'webhook', w.id, r.id, w.agency, w.territory from reminder r, lateral ${thingOf(day)} th, webhook w
    where r.id = ${fresh} and exists (select from webhook where active) and w.active and r.kind = any(w.kinds)
      and (w.agency @> th.agency or w.agency @> th.steering) and w.territory @> th.territory
    order by r.id on conflict do nothing`.execute(trx);
}
