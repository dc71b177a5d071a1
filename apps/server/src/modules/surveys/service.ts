import type { z } from 'zod';
import { type Place, require, within } from '../../access/identity.ts';
import type { Call } from '../../http/route.ts';
import { notFound, RegisterError } from '../../register-error.ts';
import { readAgency } from '../agencies/index.ts';
import { readDatabase } from '../databases/index.ts';
import { queueSurvey } from '../jobs/index.ts';
import type { NewSurvey, Survey, SurveyChange } from './schema.ts';
import * as store from './store.ts';

type SurveyRecord = z.infer<typeof Survey>;
type Asked = Pick<Call<unknown, unknown, unknown>, 'trx' | 'identity' | 'clock' | 'audit'>;

/** @throws RegisterError `NOT_FOUND`. */
export async function readSurvey({ trx }: Pick<Asked, 'trx'>, id: string): Promise<SurveyRecord> {
  const survey = await store.findSurvey(trx, id);
  if (!survey) throw notFound('survey', id);
  return survey;
}

export async function createSurvey(asked: Asked, { agencyId, ...survey }: z.infer<typeof NewSurvey>): Promise<SurveyRecord> {
  const { path, territory } = await readAgency(asked, agencyId);
  const place = { agency: path, territory };
  await mayRead(asked, place, survey.databaseIds);
  const id = await store.insertSurvey(asked.trx, { ...survey, ...place, createdBy: asked.identity.accountId });
  asked.audit({ action: 'survey.run', objectKind: 'survey', objectId: id, place, details: { created: survey } });
  return readSurvey(asked, id);
}

/** @throws RegisterError `NOT_FOUND`, `NOT_ALLOWED`, `CHANGED_MEANWHILE`. */
export async function changeSurvey(asked: Asked, id: string, { version, ...change }: z.infer<typeof SurveyChange>): Promise<SurveyRecord> {
  const { agency, territory, databaseIds } = await readSurvey(asked, id);
  const place = { agency, territory };
  await mayRead(asked, place, change.databaseIds ?? databaseIds);
  await store.updateSurvey(asked.trx, id, version, change);
  asked.audit({ action: 'survey.run', objectKind: 'survey', objectId: id, place, details: change });
  return readSurvey(asked, id);
}

export async function runSurveyNow(asked: Asked, id: string) {
  const { agency, territory, databaseIds } = await readSurvey(asked, id);
  await mayRead(asked, { agency, territory }, databaseIds);
  return queueSurvey(asked, { survey_id: id, agency, territory, database_ids: databaseIds });
}

/** A survey reads what is in its databases: each must be the caller's to survey, and belong where the survey does, since its findings will be seen there. */
async function mayRead(asked: Asked, place: Place, databaseIds: readonly string[]): Promise<void> {
  require(asked.identity, 'survey.run', place);
  for (const id of databaseIds) {
    const database = await readDatabase(asked, id);
    require(asked.identity, 'survey.run', database);
    if (database.surveyName === null || !within(place.agency, database.agency) || !within(place.territory, database.territory)) {
      throw new RegisterError('REQUEST_INVALID', `Database ${id} has no name for surveys, or does not belong to that agency or one below it.`, {
        place: 'body/databaseIds',
        remedy: 'Give it one, or survey on behalf of an agency above its owner.',
      });
    }
  }
}
