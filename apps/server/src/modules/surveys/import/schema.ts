import { z } from 'zod';

export const ImportQuery = z.object({
  agency: z
    .string()
    .regex(/^[a-z0-9_]{1,64}$/)
    .optional()
    .describe('On whose behalf; the caller’s own agency where absent'),
});

/** What came of results that were sent. */
export const Imported = z
  .object({
    runId: z.uuid().describe('The same results sent again are the same run'),
    databases: z.array(z.string()).describe('Ids of the register’s databases that were found in them'),
    unknown: z.array(z.string()).describe('Names in the results that no database of the agency has for surveys: left out'),
  })
  .meta({ id: 'Imported' });
