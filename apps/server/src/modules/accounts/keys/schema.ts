import { z } from 'zod';
import { actions } from '../../../access/roles.ts';
import { PageQuery, pageOf } from '../../../http/page.ts';

const ActionName = z.enum(actions as [string, ...string[]]);

/** A browser's session or a machine's key, without its secret. */
const Holding = z
  .object({
    id: z.uuid(),
    accountId: z.uuid(),
    accountName: z.string(),
    label: z.string().nullable(),
    actions: z.array(z.string()).nullable().describe('All that it may do at most; null: all that the account may'),
    createdAt: z.iso.datetime(),
    expiresAt: z.iso.datetime(),
    endedAt: z.iso.datetime().nullable(),
    current: z.boolean().describe('Whether this request came with it'),
  })
  .meta({ id: 'Holding' });

export const HoldingPage = pageOf(Holding).meta({ id: 'HoldingPage' });

export const HoldingQuery = PageQuery.extend({
  account: z.uuid().optional().describe('Of this account; of the caller’s own where absent'),
  everyone: z.stringbool().default(false).describe('Of every account that the caller may see'),
  ended: z.stringbool().default(false).describe('Also those that have ended or expired'),
});

export const HoldingId = z.object({ id: z.uuid() });

export const NewKey = z
  .object({
    label: z.string().trim().min(1).max(100).describe('What it is for'),
    actions: z.array(ActionName).min(1).max(200).describe('All that it may do, at most'),
    days: z.int().min(1).max(366).default(90).describe('How long it holds'),
  })
  .meta({ id: 'NewKey' });

export const MadeKey = z.object({ id: z.uuid(), key: z.string().describe('Shown this once'), expiresAt: z.iso.datetime() }).meta({ id: 'MadeKey' });

export const Ended = z.object({ id: z.uuid() }).meta({ id: 'Ended' });
