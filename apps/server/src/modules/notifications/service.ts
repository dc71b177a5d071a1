import { workingDays } from '@sogoc/vietnam';
import type { z } from 'zod';
import { today } from '../../clock/clock.ts';
import type { Call } from '../../http/route.ts';
import type { NotificationPart, NotificationQuery, ReadNotifications } from './schema.ts';
import * as store from './store.ts';

type Asked = Pick<Call<unknown, unknown, unknown>, 'trx' | 'identity' | 'clock' | 'audit'>;

/** The caller's inbox. Whether something still holds follows from the thing as it is now. */
export async function listNotifications({ trx, clock }: Asked, query: z.infer<typeof NotificationQuery>): Promise<z.infer<typeof NotificationPart>> {
  const day = today(clock);
  const { items, ...rest } = await store.listNotifications(trx, query, day);
  return {
    ...rest,
    unread: await store.countUnread(trx),
    items: items.map(({ thing_id, number, title, due_now, open, made_at, read_at, ...row }) => ({
      ...row,
      thing: { id: thing_id, number, title },
      current: open === true && (due_now === row.due || row.to === 'up'),
      workingDaysLeft: open && due_now ? workingDays(day, due_now) : null,
      madeAt: made_at.toISOString(),
      readAt: read_at?.toISOString() ?? null,
    })),
  };
}

export async function markRead({ trx, identity, audit }: Asked, { ids, read }: z.infer<typeof ReadNotifications>) {
  await store.markRead(trx, ids, read);
  audit({ action: 'self.change', objectKind: 'notification', objectId: ids?.join(' ') ?? 'all', details: { read, account: identity.accountId } });
  return { unread: await store.countUnread(trx) };
}
