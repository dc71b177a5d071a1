import { z } from 'zod';
import { KeysetQuery, partOf } from '../../http/keyset.ts';
import { verbs } from '../discrepancies/index.ts';

const Severity = z.enum(['low', 'medium', 'high']).meta({ id: 'Severity' });
export const CaseStatus = z.enum(['open', 'reopened', 'in-progress', 'disputed', 'mended', 'closed']).meta({ id: 'CaseStatus' });
export const Verb = z
  .enum(verbs)
  .exclude(['verify', 'reopen'])
  .meta({ id: 'DiscrepancyAction', description: 'What people can do; verifying and reopening is up to the next survey' });
const Named = z.object({ id: z.string(), name: z.string() });

export const Counts = z
  .object({
    open: z.int(),
    reopened: z.int().describe('Came back after they were thought mended, or sent back'),
    confirmed: z.int().describe('True, and being mended'),
    mended: z.int().describe('Reported as mended; the next survey will look'),
    rejected: z.int().describe('The unit says that the finding is wrong; to be settled'),
    dismissed: z.int().describe('Settled: the finding was wrong'),
    verified: z.int().describe('Looked at again and gone'),
  })
  .meta({ id: 'RecordCounts' });

/** Discrepancies of one column and rule in one commune, handed to a unit to mend. */
export const Case = z
  .object({
    id: z.int(),
    database: Named,
    table: z.string(),
    column: z.string().nullable().describe('Null where whole records are meant'),
    attribute: z.string().nullable(),
    kind: z.string(),
    rule: z.string(),
    severity: Severity,
    unit: Named,
    territory: z.string(),
    assignee: Named.nullable(),
    status: CaseStatus,
    openedOn: z.iso.date(),
    due: z.iso.date(),
    workingDaysLeft: z.int().describe('Until it is due; negative when late'),
    records: z.int(),
    counts: Counts,
    timesReopened: z.int(),
    version: z.int(),
    actions: z.array(Verb).describe('What the caller can do now'),
    mayAssign: z.boolean(),
  })
  .meta({ id: 'Case' });

export const CaseQuery = KeysetQuery.extend({
  sort: z.enum(['due', 'severity', 'records', 'opened']).default('due'),
  order: z.enum(['asc', 'desc']).default('asc'),
  status: z
    .enum([...CaseStatus.options, 'active', 'all'])
    .default('active')
    .describe('`active`: all but closed'),
  unit: z.string().max(64).optional(),
  province: z.string().max(64).optional().describe('`p38`'),
  commune: z.string().max(64).optional().describe('`c14758`'),
  database: z.string().max(64).optional(),
  attribute: z.string().max(200).optional(),
  kind: z.string().max(50).optional(),
  severity: Severity.optional(),
  overdue: z.stringbool().optional(),
  dueBy: z.iso.date().optional().describe('The last day it is due on'),
  assignee: z.union([z.literal('me'), z.literal('nobody'), z.uuid()]).optional(),
  search: z.string().max(100).optional().describe('A part of the names of database, table, column, attribute, rule or unit, or a record’s whole key'),
});
export const TallyQuery = CaseQuery.omit({ cursor: true, limit: true, sort: true, order: true, status: true, overdue: true });
export const CasePart = partOf(Case).meta({ id: 'CasePart' });
export const CaseId = z.object({ id: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER) });

const Version = z.int().describe('As read; refused where somebody else was faster');
const Reason = z.string().max(2000).optional().describe('Needed to reject, dismiss and return');
export const CaseAction = z
  .object({
    action: Verb,
    version: Version,
    reason: Reason,
    records: z.array(z.string().max(200)).min(1).max(1000).optional().describe('Ids of discrepancies; all that can be acted on where absent'),
  })
  .meta({ id: 'CaseAction' });

const Chosen = z
  .array(z.object({ id: z.int().positive(), version: Version }))
  .min(1)
  .max(200);
export const BulkAction = z.object({ action: Verb, reason: Reason, cases: Chosen }).meta({ id: 'BulkCaseAction' });
export const BulkResult = z
  .object({
    done: z.array(z.int()),
    refused: z.array(z.object({ id: z.int(), code: z.string(), title: z.string() })),
  })
  .meta({ id: 'BulkCaseResult' });

const AssignTo = z.object({
  unit: z.string().max(64).optional().describe('Another unit; takes the person off'),
  person: z.uuid().nullable().optional().describe('Somebody of the unit; null: nobody'),
});
export const Assignment = AssignTo.extend({ version: Version }).meta({ id: 'CaseAssignment' });
export const BulkAssignment = AssignTo.extend({ cases: Chosen }).meta({ id: 'BulkCaseAssignment' });
export const People = z.object({ items: z.array(Named) }).meta({ id: 'People' });

const CaseEvent = z
  .object({
    id: z.int(),
    at: z.iso.datetime(),
    by: z.string().nullable().describe('Null: the register itself, after a survey'),
    verb: z.string().describe('An action, `open`, `verify`, `lapse` (its rule asks something else now), `reopen`, `assign` or `comment`'),
    records: z.int(),
    text: z.string().nullable(),
  })
  .meta({ id: 'CaseEvent' });
export const CaseHistory = z.object({ items: z.array(CaseEvent) }).meta({ id: 'CaseHistory' });
export const Comment = z.object({ text: z.string().trim().min(1).max(4000) }).meta({ id: 'CaseComment' });
