import { z } from 'zod';
import { PageQuery, pageOf } from '../../../http/page.ts';
import { Grade } from '../../databases/index.ts';
import { Count, CriterionName, Score } from '../found/common.ts';
import { Holder, HolderRole, OriginConflict, PlanStep, Redundancy } from '../found/origins.ts';
import { RunFigures } from '../found/run.ts';

/** A run whose results are in the register. */
export const Run = z
  .object({
    id: z.uuid(),
    surveyId: z.uuid().nullable(),
    origin: z.enum(['job', 'pushed']),
    agency: z.string(),
    territory: z.string(),
    startedAt: z.iso.datetime(),
    finishedAt: z.iso.datetime(),
    language: z.string(),
    rows: Count,
    tables: Count,
    databasesRead: Count,
    databasesFailed: Count,
  })
  .meta({ id: 'Run' });

export const RunId = z.object({ id: z.union([z.uuid(), z.literal('latest')]).describe('Of a run; `latest` is the newest that you may see') });
export const RunQuery = PageQuery.extend({
  survey: z.uuid().optional(),
  database: z.string().optional().describe('Only runs that read this database'),
});
export const RunPage = pageOf(Run).meta({ id: 'RunPage' });

export const RunDetail = Run.extend({ figures: RunFigures }).meta({ id: 'RunDetail' });

/** An attribute and every column that holds it: a row of the matrix of attributes and databases. */
export const Attribute = z
  .object({
    id: z.string(),
    entity: z.string(),
    name: z.string(),
    redundancy: Redundancy,
    holders: z.array(Holder.extend({ databaseId: z.string() })),
  })
  .meta({ id: 'Attribute' });

export const AttributeQuery = PageQuery.extend({
  entity: z.string().max(200).optional(),
  database: z.string().max(64).optional().describe('Only attributes that this database holds'),
  role: HolderRole.optional().describe('With `database`: only those it holds in this role'),
  search: z.string().max(100).optional(),
});
export const AttributePage = pageOf(Attribute).meta({ id: 'AttributePage' });

export const OriginPlan = z.object({ plan: z.array(PlanStep), conflicts: z.array(OriginConflict) }).meta({ id: 'OriginPlan' });

const Then = z.object({
  score: Score,
  grade: Grade.nullable(),
  rows: Count,
  discrepancies: Count,
  criteria: z.partialRecord(CriterionName, Score),
});

/** What differs between two runs, database by database and rule by rule. */
export const RunChanges = z
  .object({
    from: Run,
    to: Run,
    databases: z.array(z.object({ databaseId: z.string(), before: Then.nullable(), after: Then.nullable() })),
    rules: z
      .array(
        z.object({
          databaseId: z.string(),
          rule: z.string(),
          kind: z.string(),
          table: z.string(),
          columns: z.array(z.string()),
          failedBefore: Count.nullable().describe('Null where the run did not ask it'),
          failedAfter: Count.nullable(),
        }),
      )
      .describe('Those that found another number, the farthest first, at most 500'),
    tables: z.array(z.object({ databaseId: z.string(), table: z.string(), change: z.enum(['came', 'went']) })),
    columns: z.array(z.object({ databaseId: z.string(), table: z.string(), column: z.string(), change: z.enum(['came', 'went']) })),
  })
  .meta({ id: 'RunChanges' });
