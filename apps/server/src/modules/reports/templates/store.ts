import { sql } from 'kysely';
import type { Work } from '../../../access/as-account.ts';
import type { TemplateContent } from './content.ts';

function versions(trx: Work) {
  return trx
    .selectFrom('report_template as t')
    .innerJoin('report_template_version as v', 'v.template_id', 't.id')
    .innerJoin('agency as a', 'a.id', 't.agency_id')
    .select(['t.id', 'v.number', 'v.content', 't.agency_id', 'a.name as agency_name'])
    .select([sql<string>`t.agency::text`.as('agency'), sql<string>`t.territory::text`.as('territory')]);
}

/** @param number the newest where undefined. */
export function findTemplate(trx: Work, id: string, number?: number) {
  return versions(trx)
    .where('t.id', '=', id)
    .$if(number !== undefined, (q) => q.where('v.number', '=', number ?? 0))
    .orderBy('v.number', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** Each in its newest version. */
export function listTemplates(trx: Work) {
  return versions(trx).distinctOn('t.id').orderBy('t.id').orderBy('v.number', 'desc').limit(1000).execute();
}

/** @returns false where the id is taken. */
export async function insertTemplate(trx: Work, id: string, place: { agency_id: string; agency: string; territory: string }): Promise<boolean> {
  const insert = trx.insertInto('report_template').values({ id, ...place });
  const row = await insert
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** @returns false where that version was filed meanwhile. */
export async function insertVersion(trx: Work, id: string, number: number, content: TemplateContent): Promise<boolean> {
  const insert = trx.insertInto('report_template_version').values({ template_id: id, number, content: JSON.stringify(content) });
  const row = await insert
    .onConflict((conflict) => conflict.doNothing())
    .returning('number')
    .executeTakeFirst();
  return row !== undefined;
}

export async function listKeyFigureIds(trx: Work): Promise<Set<string>> {
  return new Set((await trx.selectFrom('key_figure').select('id').execute()).map(({ id }) => id));
}
