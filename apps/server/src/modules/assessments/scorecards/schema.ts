import { z } from 'zod';
import { PageQuery, pageOf } from '../../../http/page.ts';
import { Grade } from '../../databases/index.ts';
import { Count, CriterionName, Score, SourceProblem } from '../found/common.ts';
import { Basis, CriterionScore, RuleResult, TableScore } from '../found/scorecard.ts';

/** A database’s scores in one run; its rules are asked for apart. */
const summary = {
  databaseId: z.string(),
  name: z.string(),
  surveyName: z.string(),
  runId: z.uuid(),
  finishedAt: z.iso.datetime(),
  status: z.enum(['read', 'partial', 'failed']),
  asOf: z.iso.date().nullable(),
  rows: Count,
  tableCount: Count,
  score: Score,
  grade: Grade.nullable(),
  basis: Basis.optional(),
  criteria: z.partialRecord(CriterionName, CriterionScore).describe('Empty where the database could not be read'),
  discrepancies: Count,
  variants: Count.describe('The same value written differently: no errors'),
};

const ScorecardSummary = z.object(summary).meta({ id: 'ScorecardSummary' });
export const DatabaseScorecard = z
  .object({ ...summary, kind: z.string(), source: z.string(), tables: z.array(TableScore), problems: z.array(SourceProblem) })
  .meta({ id: 'DatabaseScorecard' });

export const RunOf = z.object({ run: z.uuid().optional().describe('The last run that read the database, where absent') });

export const ScorecardQuery = PageQuery.extend({
  run: z.uuid().optional().describe('Of this run; the last run of each database where absent'),
  grade: Grade.optional(),
});
export const ScorecardPage = pageOf(ScorecardSummary).meta({ id: 'ScorecardPage' });

export const ScorePoint = z
  .object({
    runId: z.uuid(),
    finishedAt: z.iso.datetime(),
    status: z.enum(['read', 'partial', 'failed']),
    score: Score,
    grade: Grade.nullable(),
    rows: Count,
    discrepancies: Count,
    criteria: z.partialRecord(CriterionName, Score),
  })
  .meta({ id: 'ScorePoint' });
export const ScoreHistory = z.object({ items: z.array(ScorePoint) }).meta({ id: 'ScoreHistory' });

export const ScoreChangesQuery = z.object({ days: z.coerce.number().int().min(1).max(366).default(7) });

export const ScoreChanges = z
  .object({
    since: z.iso.datetime(),
    databases: Count.describe('That a run has read'),
    compared: Count.describe('Of them read since, with an earlier run to compare with'),
    items: z
      .array(
        z.object({
          databaseId: z.string(),
          name: z.string(),
          criterion: CriterionName,
          before: z.number(),
          after: z.number(),
          runId: z.uuid(),
          finishedAt: z.iso.datetime(),
          fromRunId: z.uuid(),
          fromFinishedAt: z.iso.datetime(),
        }),
      )
      .describe('The most worsened first; what was not measured on either day is left out'),
  })
  .meta({ id: 'ScoreChanges' });

export const RuleQuery = PageQuery.extend({
  ...RunOf.shape,
  criterion: CriterionName.optional(),
  table: z.string().max(300).optional(),
  failing: z.stringbool().optional().describe('Only rules that records break'),
});
export const RulePage = pageOf(RuleResult).meta({ id: 'RulePage' });
