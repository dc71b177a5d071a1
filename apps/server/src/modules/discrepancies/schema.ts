import { criteria } from '@sogoc/contract';
import { z } from 'zod';
import { KeysetQuery, partOf } from '../../http/keyset.ts';
import { states, verbs } from './workflow.ts';

const DiscrepancyState = z.enum(states).meta({ id: 'DiscrepancyState' });

/** A record or field that breaks a rule or differs from the original. */
export const Discrepancy = z
  .object({
    id: z.string(),
    caseId: z.int(),
    databaseId: z.string(),
    table: z.string(),
    column: z.string().nullable(),
    record: z.string().describe('The record’s key; masked where it is personal and the caller is not to mend it'),
    kind: z.string(),
    rule: z.string(),
    severity: z.enum(['low', 'medium', 'high']),
    observed: z.string().nullable().describe('Masked where personal'),
    expected: z.string().nullable().describe('Masked where personal'),
    origin: z.string().nullable().describe('database.table.column of the original it was compared with'),
    unitId: z.string(),
    state: DiscrepancyState,
    reason: z.string().nullable().describe('What was said; `RULE_CHANGED` where it is gone because its rule asks something else now'),
    changedAt: z.iso.datetime(),
    changedBy: z.string().nullable(),
    foundAt: z.iso.datetime(),
    actions: z.array(z.enum(verbs)),
  })
  .meta({ id: 'Discrepancy' });

export const DiscrepancyQuery = KeysetQuery.extend({
  order: z.enum(['asc', 'desc']).default('asc').describe('As found, or the last first'),
  case: z.coerce.number().int().positive().optional(),
  state: DiscrepancyState.optional(),
  database: z.string().max(64).optional(),
  table: z.string().max(200).optional(),
  column: z.string().max(200).optional(),
  rule: z.string().max(300).optional(),
  criterion: z.enum(criteria).optional().describe('That their rules count for'),
  unsettled: z.stringbool().optional().describe('Only those that are neither verified nor dismissed'),
  record: z.string().max(300).optional().describe('The whole key'),
  unit: z.string().max(64).optional(),
});
export const DiscrepancyPart = partOf(Discrepancy).meta({ id: 'DiscrepancyPart' });
