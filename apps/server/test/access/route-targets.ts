import { sql } from 'kysely';
import type { TestRegister } from '../harness/register.ts';
import { type Targets, targetPlace } from './probe.ts';

/** What stands for each kind of thing in the address of a route: all of it belongs to `targetPlace`. */
export type RouteTargets = Readonly<Record<string, string>>;

const id = {
  run: '00000000-0000-4000-8000-000000000001',
  survey: '00000000-0000-4000-8000-000000000002',
  job: '00000000-0000-4000-8000-000000000003',
};

const moment = '2025-10-01T00:00:00.000Z';
const figures = {
  ...{ startedAt: moment, finishedAt: moment, stages: [], rows: 1, tables: 1, databases: { read: 1, failed: 0 } },
  ...{ peakMemoryBytes: 1, versions: { sogoc: '0', node: '24', engine: '1' } },
};

/** Adds to the targets what only routes reach: a run and what it found, a survey with a job that has ended, a programme with a task, an account with a role. */
export async function placeRouteTargets({ database: { owner } }: TestRegister, { caseId, designationId }: Targets): Promise<RouteTargets> {
  const at = `'${targetPlace}', '${targetPlace}'`;
  for (const statement of [
    `insert into survey (id, name, agency, territory, database_ids) values ('${id.survey}', 'x', ${at}, '{target}')`,
    `insert into survey_run (id, survey_id, agency, territory, origin, started_at, finished_at, rows, tables, databases_read, databases_failed, folder, run)
     values ('${id.run}', '${id.survey}', ${at}, 'job', now(), now(), 1, 1, 1, 0, 'x', '${JSON.stringify(figures)}')`,
    `insert into job (id, kind, survey_id, agency, territory, database_ids, state, cause) values ('${id.job}', 'survey', '${id.survey}', ${at}, '{target}', 'done', 'asked')`,
    `insert into assessment (run_id, database_id, survey_name, agency, territory, finished_at, status, kind, source, rows, table_count, criteria, tables, problems)
     values ('${id.run}', 'target', 'target', ${at}, now(), 'read', 'csv', 'x', 1, 1, '{}', '[]', '[]')`,
    `insert into commune_measure (run_id, database_id, commune_id, province_id, agency, territory, owner, finished_at, criteria)
     values ('${id.run}', 'target', 'c14758', 'p38', ${at}, '${targetPlace}', now(), '{}')`,
    `update database set last_run_id = '${id.run}' where id = 'target'`,
    `insert into attribute (run_id, id, ordinal, entity, name, redundancy) values ('${id.run}', 'b', 1, 'person', 'b', '{}')`,
    `insert into holder (run_id, attribute_id, ordinal, database_id, table_name, column_name, role, confidence, found)
     values ('${id.run}', 'b', 1, 'target', 't', 'c', 'original', 1, '{}')`,
    `insert into contract_version (database_id, number, text) values ('target', 1, 'x')`,
    `insert into designation_opinion (designation_id, database_id, agency, territory) values ('${designationId}', 'target', ${at})`,
    `insert into programme (id, kind, number, name, agency_id, agency, territory) values ('target', 'plan', '1', 'x', 'c14758', ${at})`,
  ])
    await sql.raw(statement).execute(owner);
  const one = async (statement: string) => String((await sql.raw<{ id: unknown }>(`${statement} returning id`).execute(owner)).rows[0]?.id);
  const task =
    await one(`insert into task (programme_id, number, title, result_kind, agency_id, agency, territory, owner, start_on, due, due_first, search)
    values ('target', '1', 'x', 'document', 'c14758', ${at}, '${targetPlace}', '2025-10-01', '2025-12-01', '2025-12-01', 'x')`);
  const account = await one(`insert into account (login, name, agency_id) values ('held', 'held', 'c14758')`);
  const grant = await one(
    `insert into role_grant (account_id, role, agency, territory, valid_from) values ('${account}', 'auditor', ${at}, '2025-01-01')`,
  );
  return {
    ...{
      agencies: 'c14758',
      databases: 'target',
      cases: String(caseId),
      designations: designationId,
      runs: id.run,
      surveys: id.survey,
    },
    ...{
      jobs: id.job,
      programmes: 'target',
      tasks: task,
      accounts: account,
      grantId: grant,
      number: '1',
      table: 't',
    },
  };
}
