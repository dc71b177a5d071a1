import type { Database } from '../../database/open-database.ts';
import { communeReadiness } from './forms/default-form.ts';

/** The form that every register knows. */
export const defaultFormId = 'commune-readiness';

/** Files the default form, of the centre, where it is not there yet; what others have filed stays. */
export async function loadReadinessForm({ owner }: Pick<Database, 'owner'>): Promise<void> {
  await owner
    .insertInto('readiness_form')
    .values({ id: defaultFormId, agency_id: 'vn', agency: 'vn', territory: 'vn' })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await owner
    .insertInto('readiness_form_version')
    .values({ form_id: defaultFormId, number: 1, content: JSON.stringify(communeReadiness), created_by: null })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
