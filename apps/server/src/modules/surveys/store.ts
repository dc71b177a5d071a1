import { sql } from 'kysely';
import type { z } from 'zod';
import type { Work } from '../../access/as-account.ts';
import type { Place } from '../../access/identity.ts';
import { changeVersioned } from '../../database/change-versioned.ts';
import type { Survey, SurveyChange, SurveyQuery } from './schema.ts';

type SurveyRecord = z.infer<typeof Survey>;
type Change = Omit<z.infer<typeof SurveyChange>, 'version'>;

const columns = ['id', 'name', 'database_ids as databaseIds', 'language', 'schedule', 'version'] as const;
const paths = [sql<string>`agency::text`.as('agency'), sql<string>`territory::text`.as('territory')] as const;

export function findSurvey(trx: Work, id: string): Promise<SurveyRecord | undefined> {
  return trx.selectFrom('survey').select(columns).select(paths).where('id', '=', id).executeTakeFirst();
}

export async function listSurveys(
  trx: Work,
  { database, page, pageSize }: z.infer<typeof SurveyQuery>,
): Promise<{ items: SurveyRecord[]; total: number }> {
  const rows = await trx
    .selectFrom('survey')
    .$if(database !== undefined, (q) => q.where(sql<boolean>`${database} = any (database_ids)`))
    .select(columns)
    .select(paths)
    .select(sql<number>`count(*) over ()`.as('total'))
    .orderBy('name')
    .orderBy('id')
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .execute();
  return { items: rows.map(({ total: _total, ...row }) => row), total: rows[0]?.total ?? 0 };
}

export async function insertSurvey(trx: Work, survey: Required<Change> & Place & { createdBy: string | null }): Promise<string> {
  const { databaseIds, createdBy, ...same } = survey;
  const { id } = await trx
    .insertInto('survey')
    .values({ ...same, database_ids: databaseIds, created_by: createdBy })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** @throws RegisterError `CHANGED_MEANWHILE`. */
export function updateSurvey(trx: Work, id: string, version: number, { databaseIds, ...same }: Change): Promise<void> {
  return changeVersioned(trx, 'survey', { id, version }, { ...same, ...(databaseIds && { database_ids: databaseIds }) });
}
