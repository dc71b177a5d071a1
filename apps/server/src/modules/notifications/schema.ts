import { z } from 'zod';
import { KeysetQuery, partOf } from '../../http/keyset.ts';
import { Receiver, ThingKind } from '../reminders/index.ts';

/** What somebody was told, in their inbox. */
export const Notification = z
  .object({
    id: z.int(),
    kind: ThingKind,
    thing: z.object({
      id: z.int(),
      number: z.string().nullable(),
      title: z.string().nullable().describe('Null where you may not read it, any more or at all'),
    }),
    due: z.iso.date().describe('The day it is about'),
    days: z.int().describe('Working days from that day, as the rule says: negative before it'),
    to: Receiver.describe('As what you were told'),
    current: z.boolean().describe('It is still open and due on that day'),
    workingDaysLeft: z.int().nullable().describe('Until the day it is due now; negative: overdue. Null where it is not open'),
    madeAt: z.iso.datetime(),
    readAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'Notification' });

export const NotificationQuery = KeysetQuery.extend({
  unread: z.stringbool().optional().describe('`true`: only what was not read yet'),
  kind: ThingKind.optional(),
});
export const NotificationPart = partOf(Notification)
  .extend({ unread: z.int().describe('Of all, whatever was asked for') })
  .meta({ id: 'NotificationPart' });

export const ReadNotifications = z
  .object({ ids: z.array(z.int().positive()).max(500).optional().describe('All of them where absent'), read: z.boolean().default(true) })
  .meta({ id: 'ReadNotifications' });
export const Unread = z.object({ unread: z.int() }).meta({ id: 'Unread' });
