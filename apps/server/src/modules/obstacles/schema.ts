import { z } from 'zod';
import { KeysetQuery, partOf } from '../../http/keyset.ts';
import { obstacleStates, obstacleVerbs } from './workflow.ts';

const Named = z.object({ id: z.string(), name: z.string() });
const AgencyId = z.string().regex(/^[a-z0-9_]{1,64}$/);
const DatabaseId = z.string().max(64);
const ObstacleKind = z.enum(['procedures', 'facilities', 'data', 'people']).meta({ id: 'ObstacleKind' });
const ObstacleState = z.enum(obstacleStates).meta({ id: 'ObstacleState' });
const ObstacleVerb = z.enum(obstacleVerbs).meta({ id: 'ObstacleAction' });

/** What blocks a task or a unit. */
export const Obstacle = z
  .object({
    id: z.int(),
    number: z.string().nullable(),
    kind: ObstacleKind,
    title: z.string(),
    details: z.string().nullable(),
    agency: Named.describe('Where it is: the agency that raised it'),
    owner: Named.describe('Who is to answer'),
    database: Named.nullable(),
    state: ObstacleState,
    raisedOn: z.iso.date(),
    answerDue: z.iso.date(),
    overdue: z.boolean().describe('Open, and its time to answer is over'),
    level: z.int().describe('How often it was escalated'),
    solution: z.string().nullable(),
    reusedFrom: z.int().nullable().describe('The solved obstacle whose solution was used again'),
    solvedOn: z.iso.date().nullable(),
    version: z.int(),
    actions: z.array(ObstacleVerb),
  })
  .meta({ id: 'Obstacle' });

export const ObstacleQuery = KeysetQuery.extend({
  kind: ObstacleKind.optional(),
  state: z
    .enum([...obstacleStates, 'open'])
    .optional()
    .describe('`open`: neither solved nor withdrawn'),
  figure: z
    .enum(['raised', 'solved', 'left'])
    .optional()
    .describe('Only those that count as this on the day; the number in the summary is the number of these'),
  asOf: z.iso.date().optional().describe('The day of `figure`; today where absent'),
  agency: AgencyId.optional().describe('Raised by this agency or one below it'),
  database: DatabaseId.optional(),
  task: z.coerce.number().int().positive().optional(),
  overdue: z.stringbool().optional(),
  search: z.string().max(100).optional(),
});
export const ObstaclePart = partOf(Obstacle).meta({ id: 'ObstaclePart' });
export const ObstacleId = z.object({ id: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER) });

export const NewObstacle = z
  .object({
    kind: ObstacleKind,
    title: z.string().trim().min(1).max(500),
    details: z.string().max(4000).nullable().default(null),
    agencyId: AgencyId.describe('Where it is'),
    ownerId: AgencyId.optional().describe('Who is to answer: the agency above where absent'),
    databaseId: DatabaseId.nullable().default(null),
    tasks: z.array(z.int().positive()).max(100).default([]).describe('What it blocks'),
  })
  .meta({ id: 'NewObstacle' });

export const ObstacleTasks = z
  .object({ tasks: z.array(z.int().positive()).min(1).max(100).describe('What it blocks too') })
  .meta({ id: 'ObstacleTasks' });

export const ObstacleStep = z
  .object({
    action: ObstacleVerb,
    version: z.int().describe('As read; refused where somebody else was faster'),
    reason: z.string().max(2000).optional().describe('Needed for all but `solve`'),
    solution: z.string().trim().min(1).max(4000).optional().describe('With `solve`; that of `reuse` where absent'),
    reuse: z.int().positive().optional().describe('With `solve`: a solved obstacle whose solution fits'),
  })
  .meta({ id: 'ObstacleStep' });

export const SimilarQuery = z.object({ text: z.string().max(2000).describe('What is being written') });
export const SimilarObstacles = z
  .object({ items: z.array(Obstacle.extend({ similarity: z.number().describe('0 to 1: shared words, rare ones count more') })) })
  .meta({ id: 'SimilarObstacles' });

export const ObstacleSummaryQuery = z.object({ asOf: z.iso.date().optional() });
const Counts = z.object({ raised: z.int(), solved: z.int(), left: z.int() });
export const ObstacleSummary = z
  .object({ asOf: z.iso.date(), total: Counts, byKind: z.array(Counts.extend({ kind: ObstacleKind })) })
  .meta({ id: 'ObstacleSummary' });

export const ObstacleHistory = z
  .object({
    items: z.array(z.object({ id: z.int(), at: z.iso.datetime(), by: z.string().nullable(), verb: z.string(), text: z.string().nullable() })),
  })
  .meta({ id: 'ObstacleHistory' });
