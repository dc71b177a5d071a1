import { z } from 'zod';
import { ThingKind } from '../../reminders/index.ts';

const told = {
  name: z.string().trim().min(1).max(200),
  url: z
    .url({ protocol: /^https?$/ })
    .max(1000)
    .refine((url) => !URL.parse(url)?.username && !URL.parse(url)?.password, 'No password in the address')
    .describe('https; http to this machine alone'),
  kinds: z.array(ThingKind).min(1).max(3).describe('What it is told about'),
};

/** Where a machine is told of reminders about what lies in an agency and below it. */
export const Webhook = z
  .object({
    id: z.uuid(),
    ...told,
    agency: z.object({ id: z.string(), name: z.string() }),
    path: z.string(),
    territory: z.string(),
    active: z.boolean(),
    createdAt: z.iso.datetime(),
    version: z.int(),
  })
  .meta({ id: 'Webhook' });
export const Webhooks = z.object({ items: z.array(Webhook) }).meta({ id: 'Webhooks' });
export const WebhookId = z.object({ id: z.uuid() });

export const NewWebhook = z.object({ ...told, agencyId: z.string().regex(/^[a-z0-9_]{1,64}$/) }).meta({ id: 'NewWebhook' });
export const MadeWebhook = Webhook.extend({
  secret: z.string().describe('Signs every call (Standard Webhooks, HMAC-SHA256). Shown this once'),
}).meta({ id: 'MadeWebhook' });
export const WebhookChange = z
  .object({ ...told, active: z.boolean() })
  .partial()
  .extend({ version: z.int().describe('As read; refused where somebody else was faster') })
  .meta({ id: 'WebhookChange' });
