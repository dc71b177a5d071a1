import { z } from 'zod';
import { Grade } from '../../databases/index.ts';
import { Count, CriterionName, Fault, Score } from './common.ts';

/** What one rule found. */
export const RuleResult = z
  .object({
    rule: z.string(),
    kind: z.string(),
    criterion: CriterionName,
    severity: z.enum(['low', 'medium', 'high']),
    database: z.string(),
    table: z.string(),
    columns: z.array(z.string()),
    checked: Count,
    failed: Count,
    variants: Count,
    score: Score,
    reasonCode: z.string().optional(),
    reason: z.string().optional(),
    fault: Fault.optional(),
    place: z.string().optional().describe('Where the contract asks what could not be run'),
    source: z.enum(['inferred', 'contract', 'origin', 'linkage']),
    description: z.string().optional().describe('What the contract’s author says of it'),
    kept: z.boolean().optional(),
    measured: z.number().optional(),
    masked: z.literal(true).optional().describe('What was measured may be a value of a person and is not told'),
    evidence: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  })
  .meta({ id: 'RuleResult' });

/** What a score rests on. */
export const Basis = z
  .object({
    records: Count.describe('Records that were looked at'),
    of: Count.describe('Records that there are'),
    margin: z.number().describe('Half the width, in points, of the 95 % interval of the score'),
    stated: z.number().min(0).max(1).describe('Share of the weight from rules that a contract states or an original shows'),
  })
  .meta({ id: 'ScoreBasis' });

/** A criterion’s score; with a reason where it was not measured. */
export const CriterionScore = z
  .object({ score: Score, reasonCode: z.string().optional(), reason: z.string().optional(), checked: Count, basis: Basis.optional() })
  .meta({ id: 'CriterionScore' });

export const TableScore = z
  .object({
    table: z.string(),
    rows: Count,
    criteria: z.record(CriterionName, Score),
    score: Score,
    grade: Grade.nullable(),
    basis: Basis.optional(),
  })
  .meta({ id: 'TableScore' });

export const Scorecard = z.object({
  databases: z.array(
    z.object({
      name: z.string(),
      criteria: z.record(CriterionName, CriterionScore.extend({ rules: z.array(RuleResult) })),
      tables: z.array(TableScore),
      score: Score,
      grade: Grade.nullable(),
    }),
  ),
});
