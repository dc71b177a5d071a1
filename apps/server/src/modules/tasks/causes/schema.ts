import { z } from 'zod';

const Named = z.object({ id: z.string(), name: z.string() });
const Score = z.number().describe('0 to 100');

const RedRule = z.object({
  rule: z.string(),
  table: z.string(),
  columns: z.array(z.string()),
  score: Score,
  checked: z.int(),
  failed: z.int(),
  attribute: z.string().nullable().describe('What the column holds: an attribute of the run'),
  cases: z.object({ open: z.int(), records: z.int(), worst: z.int().nullable().describe('The open case that is due first') }),
});

const DatabaseCause = Named.extend({
  stage: z.string(),
  due: z.iso.date().nullable(),
  owner: Named,
  measured: z
    .object({ run: z.string(), at: z.iso.datetime(), score: Score.nullable() })
    .nullable()
    .describe('By the last survey that the caller may see'),
  red: z
    .array(z.object({ criterion: z.string(), score: Score, rules: z.array(RedRule).describe('The worst three') }))
    .describe('Criteria in red, the worst first'),
  undecided: z.object({
    count: z.int().describe('Attributes that it shares with other databases, and of which nobody has decided the original'),
    first: z.array(z.object({ attribute: z.string(), entity: z.string(), name: z.string() })),
  }),
});

/** What holds a task up: its databases with their criteria in red, attributes without an original, and obstacles. */
export const TaskCauses = z
  .object({
    databases: z.array(DatabaseCause),
    obstacles: z.array(
      z.object({
        id: z.int(),
        kind: z.string(),
        title: z.string(),
        state: z.string(),
        owner: Named,
        answerDue: z.iso.date(),
        overdue: z.boolean(),
        level: z.int(),
      }),
    ),
    hiddenObstacles: z.int().describe('Open ones that the caller may not see'),
  })
  .meta({ id: 'TaskCauses' });
