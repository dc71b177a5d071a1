import { z } from 'zod';
import { Count, CriterionName, DiscrepancyKind, Score } from './common.ts';

/** How a run went. */
export const RunFigures = z
  .object({
    startedAt: z.iso.datetime(),
    finishedAt: z.iso.datetime(),
    stages: z.array(z.object({ name: z.string(), milliseconds: z.number() })),
    rows: Count,
    tables: Count,
    databases: z.object({ read: Count, failed: Count }),
    peakMemoryBytes: z.number(),
    versions: z.object({ sogoc: z.string(), node: z.string(), engine: z.string() }),
  })
  .meta({ id: 'RunFigures' });

const Place = z.object({ database: z.string(), table: z.string().nullable(), column: z.string().nullable() });
const changes = { new: Count, mended: Count, staying: Count, newlyChecked: Count, noLongerChecked: Count };

const ScoreChange = z
  .object({
    database: z.string(),
    criterion: z.enum([...CriterionName.options, 'overall']),
    before: Score,
    after: Score,
    verdict: z.enum(['better', 'worse', 'equal', 'new-measure']).nullable(),
  })
  .meta({ id: 'ScoreChange' });

/** What changed since the run before, as the survey itself compared record by record. */
export const SinceLast = z
  .object({
    since: z.iso.datetime(),
    earlierRuns: Count,
    notRead: z.array(z.object({ database: z.string(), table: z.string().nullable() })),
    came: z.array(Place),
    went: z.array(Place),
    scores: z.array(ScoreChange),
    discrepancies: z.object({
      total: z.object(changes),
      byTable: z.array(z.object({ ...changes, database: z.string(), table: z.string(), kind: DiscrepancyKind })),
    }),
    changedRules: z
      .array(z.object({ database: z.string(), rule: z.string() }))
      .optional()
      .describe('Rules that ask something else than last time; surveys of earlier releases do not tell'),
    drift: z.array(
      z.object({
        database: z.string(),
        table: z.string(),
        column: z.string().nullable(),
        measure: z.enum(['rows', 'missing', 'distinct', 'median', 'distribution']),
        before: z.number().nullable(),
        after: z.number().nullable(),
        distance: z.number(),
        basis: z.object({ method: z.enum(['last', 'median-mad']), runs: Count }),
        words: z.string(),
      }),
    ),
  })
  .meta({ id: 'SinceLast' });
