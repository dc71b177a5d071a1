import { z } from 'zod';

const Named = z.object({ id: z.string(), name: z.string() });
const ReviewTask = z
  .object({ id: z.int(), programme: z.string(), number: z.string(), title: z.string(), agency: Named, due: z.iso.date(), state: z.string() })
  .meta({ id: 'ReviewTask' });
const ReviewObstacle = z
  .object({
    id: z.int(),
    number: z.string().nullable(),
    title: z.string(),
    agency: Named,
    owner: Named,
    answerDue: z.iso.date(),
    level: z.int(),
    state: z.string(),
  })
  .meta({ id: 'ReviewObstacle' });
const listOf = <T extends z.ZodType>(item: T) => z.object({ count: z.int(), items: z.array(item).describe('The first hundred') });

/** What a meeting looks at, with the moment it is known of. */
export const Review = z
  .object({
    asOf: z.iso.datetime(),
    since: z.iso.datetime(),
    frozen: z.boolean().describe('The meeting is closed, and these are its figures'),
    changes: z.object({
      overdue: listOf(ReviewTask).describe('Became overdue'),
      closed: listOf(ReviewTask).describe('Verified'),
      returned: listOf(ReviewTask),
      extended: listOf(ReviewTask),
      obstaclesRaised: listOf(ReviewObstacle),
      obstaclesSolved: listOf(ReviewObstacle),
      scoresWorse: listOf(z.object({ database: Named, before: z.number(), now: z.number() })),
    }),
    units: z
      .array(
        z.object({
          unit: Named,
          overdue: z.int(),
          longOverdue: z.int().describe('Of them by ten working days or more'),
          returned: z.int(),
          obstacles: z.int().describe('Whose time to answer is over'),
          cases: z.int().describe('Cases to mend that are overdue'),
          points: z.int().describe('2 × overdue + longOverdue + returned + 2 × obstacles + one for each ten cases begun'),
          grade: z.enum(['red', 'amber']).describe('Red: something is overdue by ten working days, or ten points'),
        }),
      )
      .describe('Agencies directly below, the worst first; those without points are not here'),
    decisions: z.object({
      extensions: listOf(ReviewTask.extend({ toDue: z.iso.date(), reason: z.string() })).describe('Asked of who holds the meeting'),
      obstacles: listOf(ReviewObstacle).describe('To be answered here'),
      designations: listOf(z.object({ id: z.uuid(), attribute: z.string(), database: Named, reason: z.string().nullable() })).describe('Disputed'),
    }),
  })
  .meta({ id: 'MeetingReview' });
export type ReviewShown = z.infer<typeof Review>;
