import { z } from 'zod';
import { PageQuery, pageOf } from '../../http/page.ts';

const Schedule = z
  .string()
  .regex(/^[\d*/,-]+( [\d*/,-]+){4}$/)
  .nullable()
  .describe('When it runs by itself: minute, hour, day, month, day of the week, in Viet Nam’s time; null for never');

const told = {
  name: z.string().min(1).max(200),
  databaseIds: z.array(z.string()).min(1).max(200),
  language: z.enum(['vi', 'en', 'id']),
  schedule: Schedule,
};

/** Databases that are surveyed together, in one folder with one history. */
export const Survey = z.object({ id: z.uuid(), ...told, agency: z.string(), territory: z.string(), version: z.int() }).meta({ id: 'Survey' });

export const SurveyId = z.object({ id: z.uuid() });
export const SurveyQuery = PageQuery.extend({ database: z.string().max(64).optional() });
export const SurveyPage = pageOf(Survey).meta({ id: 'SurveyPage' });

export const NewSurvey = z
  .object({
    ...told,
    language: told.language.default('vi'),
    schedule: told.schedule.default(null),
    agencyId: z.string().describe('On whose behalf; its subtree holds the databases'),
  })
  .meta({ id: 'NewSurvey' });

export const SurveyChange = z.object(told).partial().extend({ version: z.int() }).meta({ id: 'SurveyChange' });
