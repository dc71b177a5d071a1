import { z } from 'zod';
import { PageQuery, pageOf } from '../../http/page.ts';

/** What somebody did, when, and to what; never a personal value. */
const AuditEntry = z
  .object({
    seq: z.int(),
    at: z.string(),
    action: z.string(),
    accountId: z.string().nullable().describe('Null for the register’s own jobs'),
    accountName: z.string().nullable().describe('Null where the account is not yours to see'),
    objectKind: z.string().nullable(),
    objectId: z.string().nullable(),
    subject: z.string().nullable().describe('The pseudonym of the person it concerns'),
    purpose: z.string().nullable(),
    details: z.record(z.string(), z.unknown()).nullable(),
    hash: z.string(),
  })
  .meta({ id: 'AuditEntry' });

export const AuditQuery = PageQuery.extend({
  action: z.string().max(100).optional(),
  account: z.uuid().optional(),
  objectKind: z.string().max(100).optional(),
  objectId: z.string().max(300).optional(),
  subject: z.string().max(200).optional(),
  from: z.iso.datetime().optional(),
  to: z.iso.datetime().optional(),
});

export const AuditPage = pageOf(AuditEntry).meta({ id: 'AuditPage' });

export const AuditFault = z
  .object({
    seq: z.int().describe('The entry it is about'),
    fault: z.enum(['changed', 'removed', 'reordered', 'added', 'cut-off', 'signature']),
  })
  .meta({ id: 'AuditFault' });

/** Whether the log is as it was written. */
export const AuditVerification = z
  .object({
    valid: z.boolean(),
    entries: z.int(),
    checkpoints: z.int().describe('Signed words of where the chain stood that were compared'),
    faults: z.array(AuditFault).describe('At most 1,000'),
  })
  .meta({ id: 'AuditVerification' });
