import { sql } from 'kysely';
import type { TestRegister } from '../harness/register.ts';
import { type Targets, targetPlace } from './probe.ts';

/** Puts what the probes try to reach into the register: a case with records in several states, a designation, an account, all of one commune. */
export async function placeTargets({ database: { owner } }: TestRegister): Promise<Targets> {
  // An office below the commune's agency, to try from below.
  const below = { id: 'office', code: null, kind: 'department', name: 'Văn phòng', valid_from: null, valid_to: null };
  await owner
    .insertInto('agency')
    .values({ ...below, path: `${targetPlace}.office`, territory: targetPlace })
    .execute();
  const placed = sql.raw(`'c14758', '${targetPlace}', '${targetPlace}', '${targetPlace}'`);
  await sql`insert into database (id, name, owner_id, agency, territory, level, stage)
    values ('target', 'Đích', 'c14758', ${targetPlace}, ${targetPlace}, 'local', 'formed')`.execute(owner);
  const { rows } = await sql<{ id: number }>`
    insert into cleaning_case (database_id, table_name, kind, rule, severity, agency_id, agency, territory, owner, opened_on, due, run_id, records,
      records_open, records_rejected, search)
    values ('target', 't', 'missing', 'r', 'high', ${placed}, '2025-10-01', '2025-10-08', gen_random_uuid(), 2, 1, 1, 't') returning id`.execute(
    owner,
  );
  const caseId = rows[0]?.id ?? 0;
  for (const state of ['open', 'rejected']) {
    await sql`insert into discrepancy (id, case_id, database_id, table_name, kind, rule, severity, record_key, key_personal, agency_id, agency, territory, owner, state,
        changed_at, found_at, run_id)
      values (${state}, ${caseId}, 'target', 't', 'missing', 'r', 'high', '1', false, ${placed}, ${state}, now(), now(), gen_random_uuid())`.execute(
      owner,
    );
  }
  const account = await owner
    .insertInto('account')
    .values({ login: 'proposer', name: 'proposer', agency_id: 'c14758', email: null })
    .returning('id')
    .executeTakeFirstOrThrow();
  const designation = await sql<{ id: string }>`
    insert into designation (attribute_id, attribute_name, entity, database_id, table_name, column_name, agency, territory, owner, proposed_by)
    values ('a', 'a', 'person', 'target', 't', 'c', ${targetPlace}, ${targetPlace}, ${targetPlace}, ${account.id}) returning id`.execute(owner);
  await sql`insert into database_connection (database_id, agency, territory, source) values ('target', ${targetPlace}, ${targetPlace}, 'folder')`.execute(
    owner,
  );
  const survey = await sql<{ id: string }>`
    insert into survey (name, agency, territory, database_ids) values ('Đích', ${targetPlace}, ${targetPlace}, '{target}') returning id`.execute(
    owner,
  );
  const surveyId = survey.rows[0]?.id ?? '';
  const job = await sql<{ id: string }>`
    insert into job (kind, survey_id, agency, territory, database_ids, cause)
    values ('survey', ${surveyId}, ${targetPlace}, ${targetPlace}, '{target}', 'asked') returning id`.execute(owner);
  const entry = { action: 'database.change', objectKind: 'database', objectId: 'target', agency: targetPlace, territory: targetPlace };
  await sql`select access.append_audit(${JSON.stringify(entry)}::jsonb)`.execute(owner);
  return { surveyId, jobId: job.rows[0]?.id ?? '', caseId, designationId: designation.rows[0]?.id ?? '', accountId: account.id };
}
