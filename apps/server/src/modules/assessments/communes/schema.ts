import { z } from 'zod';
import { Count, CriterionName, Score } from '../found/common.ts';

export const CommuneQuery = z.object({
  province: z.string().max(64).describe('`p38`'),
  database: z.string().max(64).optional().describe('Of this database alone'),
});

/** Why there is no share: as of scores, or because nothing tells where the records are, or they are so few that a share would tell of single persons. */
const NoShare = z.enum(['NO_PLACE', 'NO_RECORDS', 'TOO_FEW_RECORDS']).or(z.string());

const CommuneCriterion = z
  .object({
    records: Count.nullable().describe('Looked at; null where there are too few to be told'),
    faulty: Count.nullable().describe('With a discrepancy against the criterion'),
    share: Score.describe('Of the records, per cent in which nothing wrong was found; null with a reason'),
    reasonCode: NoShare.optional(),
  })
  .meta({ id: 'CommuneCriterion' });

const CommuneMeasures = z
  .object({ id: z.string(), criteria: z.record(CriterionName, CommuneCriterion) })
  .meta({ id: 'CommuneMeasures', description: 'What the last surveys found of the records of a commune' });

export const CommuneList = z
  .object({
    items: z.array(CommuneMeasures),
    databases: z
      .array(z.object({ id: z.string(), name: z.string(), finishedAt: z.iso.datetime(), criteria: z.array(CriterionName) }))
      .describe('Whose records are counted, by which criteria, and when they were read'),
  })
  .meta({ id: 'CommuneMeasureList' });
