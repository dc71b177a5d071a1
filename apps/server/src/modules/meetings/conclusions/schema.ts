import { z } from 'zod';

const Named = z.object({ id: z.string(), name: z.string() });

/** What a meeting decided, with the task it became. */
export const Conclusion = z
  .object({
    number: z.int(),
    text: z.string(),
    task: z
      .object({ id: z.int(), state: z.string(), due: z.iso.date(), agency: Named, person: Named.nullable() })
      .nullable()
      .describe('As it is now; null where it became none, or you may not see it'),
  })
  .meta({ id: 'Conclusion' });

const AgencyId = z.string().regex(/^[a-z0-9_]{1,64}$/);

/** A conclusion in one action: with a lead and a due day it becomes a task. */
export const NewConclusion = z
  .object({
    text: z.string().trim().min(1).max(1000).describe('Also the title of the task'),
    task: z
      .object({
        agencyId: AgencyId.describe('Who leads it'),
        due: z.iso.date().refine((day) => day >= '2000-01-01' && day <= '2050-12-31', 'A day from 2000 to 2050'),
        personId: z.uuid().nullable().default(null).describe('Who is accountable: somebody of the leading agency'),
        resultKind: z.enum(['document', 'law', 'system', 'database', 'other']).default('other'),
        difficulty: z.enum(['easy', 'medium', 'hard']).default('medium'),
        coordinating: z.array(AgencyId).max(50).default([]),
        databases: z.array(z.string().max(64)).max(50).default([]),
      })
      .nullable()
      .default(null),
  })
  .meta({ id: 'NewConclusion' });
