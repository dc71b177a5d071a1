import { sql } from 'kysely';
import type { Work } from '../../../access/as-account.ts';
import type { FormContent } from './content.ts';

export type FormRow = NonNullable<Awaited<ReturnType<typeof findForm>>>;

/** @param version the newest where undefined. */
export function findForm(trx: Work, id: string, version?: number) {
  return trx
    .selectFrom('readiness_form as f')
    .innerJoin('readiness_form_version as v', 'v.form_id', 'f.id')
    .innerJoin('agency as a', 'a.id', 'f.agency_id')
    .select(['f.id', 'v.number', 'v.content', 'a.id as agency_id', 'a.name as agency_name'])
    .select([sql<string>`f.agency::text`.as('agency'), sql<string>`f.territory::text`.as('territory')])
    .where('f.id', '=', id)
    .$if(version !== undefined, (q) => q.where('v.number', '=', version ?? 0))
    .orderBy('v.number', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** The newest version of each. */
export function listForms(trx: Work) {
  return trx
    .selectFrom('readiness_form_version as v')
    .distinctOn('v.form_id')
    .select(['v.form_id as id', 'v.number as version', 'v.content', 'v.created_at'])
    .orderBy('v.form_id')
    .orderBy('v.number', 'desc')
    .execute();
}

/** @returns false where the id is taken. */
export async function insertForm(trx: Work, id: string, place: { agency_id: string; agency: string; territory: string }): Promise<boolean> {
  const row = await trx
    .insertInto('readiness_form')
    .values({ id, ...place })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** @returns false where that version was filed meanwhile. */
export async function insertVersion(trx: Work, id: string, number: number, content: FormContent): Promise<boolean> {
  const row = await trx
    .insertInto('readiness_form_version')
    .values({ form_id: id, number, content: JSON.stringify(content) })
    .onConflict((conflict) => conflict.doNothing())
    .returning('number')
    .executeTakeFirst();
  return row !== undefined;
}
