import { z } from 'zod';
import { PageQuery, pageOf } from '../../http/page.ts';
import { deliveryStates } from './table.ts';

const DeliveryState = z.enum(deliveryStates).meta({ id: 'DeliveryState' });

/** A letter or a call on its way out. */
export const Delivery = z
  .object({
    id: z.uuid().describe('Also the Message-ID of the letter, the idempotency key of the call'),
    channel: z.enum(['email', 'webhook']),
    to: z.string().describe('The name of the account or the webhook'),
    test: z.boolean(),
    state: DeliveryState.describe('`uncertain`: it may have left, and the line broke before the server said so. It is not sent again by itself'),
    attempts: z.int(),
    problem: z.string().nullable().describe('What went wrong last, as a code'),
    madeAt: z.iso.datetime(),
    nextAt: z.iso.datetime().nullable().describe('When it is tried next, by the system’s time'),
    endedAt: z.iso.datetime().nullable(),
    mayDecide: z.boolean().describe('Whether you may send it again or drop it'),
  })
  .meta({ id: 'Delivery' });

export const DeliveryQuery = PageQuery.extend({ state: DeliveryState.optional(), channel: z.enum(['email', 'webhook']).optional() });
export const DeliveryPage = pageOf(Delivery)
  .extend({ byState: z.record(z.string(), z.int()).describe('How many there are of each state') })
  .meta({ id: 'DeliveryPage' });
export const DeliveryId = z.object({ id: z.uuid() });
export const Queued = z.object({ deliveryId: z.uuid().describe('To be looked at: `GET /deliveries/{id}`') }).meta({ id: 'QueuedDelivery' });

/** How letters leave; of secrets nothing. */
export const MailState = z
  .object({
    configured: z.boolean(),
    host: z.string().nullable(),
    security: z.enum(['tls', 'starttls', 'none']).nullable(),
    from: z.string().nullable(),
  })
  .meta({ id: 'MailState' });
