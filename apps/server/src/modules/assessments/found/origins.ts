import { z } from 'zod';
import { Count } from './common.ts';

const ColumnRef = z.object({ database: z.string(), table: z.string(), column: z.string() }).meta({ id: 'ColumnRef' });

export const HolderRole = z.enum(['original', 'copy', 'undetermined', 'earlier']).meta({ id: 'HolderRole' });

/** A column that holds an attribute, as a run found it. */
export const Holder = ColumnRef.extend({
  parts: z.array(z.string()).optional().describe('All columns in order, where the attribute is spread over several'),
  role: HolderRole,
  confidence: z.number().min(0).max(1),
  copyOf: ColumnRef.nullable(),
  evidence: z.array(z.object({ signal: z.string(), detail: z.string() })),
}).meta({ id: 'Holder' });

export const Redundancy = z
  .object({
    copies: Count,
    divergentRecords: Count.describe('Records of all copies that differ from the original'),
    divergence: z.number().describe('Share of compared records, 0 to 1'),
    stoppable: Count.optional().describe('Collections that could stop if the original were asked instead'),
  })
  .meta({ id: 'Redundancy' });

export const PlanStep = z
  .object({
    attribute: z.string(),
    action: z.enum(['decide', 'designate', 'connect']),
    original: ColumnRef.nullable(),
    copies: Count,
    records: Count,
    divergent: Count,
    stoppable: Count,
    reason: z.string(),
  })
  .meta({ id: 'PlanStep' });

export const OriginConflict = z
  .object({ attribute: z.string(), designated: ColumnRef, inferred: ColumnRef, confidence: z.number() })
  .meta({ id: 'OriginConflict' });

export const Origins = z.object({
  attributes: z.array(z.object({ id: z.string(), entity: z.string(), name: z.string(), holders: z.array(Holder), redundancy: Redundancy })),
  plan: z.array(PlanStep).optional(),
  conflicts: z.array(OriginConflict).optional(),
});
