import { z } from 'zod';
import { PageQuery, pageOf } from '../../http/page.ts';

const JobState = z.enum(['queued', 'running', 'done', 'failed', 'cancelled']).meta({ id: 'JobState' });

/** Work that goes on after its request. */
export const Job = z
  .object({
    id: z.uuid(),
    kind: z.enum(['survey']),
    surveyId: z.uuid(),
    agency: z.string(),
    territory: z.string(),
    databaseIds: z.array(z.string()),
    state: JobState,
    cause: z.enum(['asked', 'schedule', 'retry']),
    attempts: z.int(),
    cancelRequested: z.boolean(),
    createdAt: z.iso.datetime(),
    startedAt: z.iso.datetime().nullable(),
    finishedAt: z.iso.datetime().nullable(),
    progress: z
      .object({
        stage: z.string(),
        done: z.int(),
        steps: z.int(),
        what: z.string().describe('The database or step that was just finished'),
        stages: z.array(z.object({ name: z.string(), milliseconds: z.number() })).describe('Stages behind it'),
      })
      .nullable(),
    error: z.object({ code: z.string(), message: z.string(), place: z.string().nullable(), remedy: z.string().nullable() }).nullable(),
    runId: z.uuid().nullable(),
  })
  .meta({ id: 'Job' });

export const JobId = z.object({ id: z.uuid() });
export const JobQuery = PageQuery.extend({ state: JobState.optional(), survey: z.uuid().optional() });
export const JobPage = pageOf(Job).meta({ id: 'JobPage' });
