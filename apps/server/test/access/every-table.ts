import { sql } from 'kysely';
import type { TestRegister } from '../harness/register.ts';
import { targetPlace } from './probe.ts';
import { placeRouteTargets } from './route-targets.ts';
import { placeSqlTargets } from './steering-targets.ts';
import { placeTargets } from './targets.ts';

/** Puts a row that belongs to `targetPlace` into each table that the server's role has a right on. */
export async function placeInEveryTable(register: TestRegister): Promise<void> {
  const route = await placeRouteTargets(register, await placeTargets(register));
  const { task, obstacle, report, meeting } = await placeSqlTargets(register);
  const { accountId, secret } = await register.as(`auditor@${targetPlace}`);
  const [at, run, account] = [`'${targetPlace}', '${targetPlace}'`, `'${route.runs}'`, `'${accountId}'`];
  const reminder = `insert into reminder (kind, thing_id, due, days, receiver, state, day) values ('task', ${task}, '2025-12-01', 1, 'lead', 'told', '2025-11-28')`;
  const statements = [
    `insert into case_event (case_id, verb) values (${route.cases}, 'comment')`,
    `insert into designation_event (designation_id, verb) values ('${route.designations}', 'propose')`,
    `insert into obstacle_event (obstacle_id, verb) values (${obstacle}, 'raise')`,
    `insert into obstacle_task (obstacle_id, task_id) values (${obstacle}, ${task})`,
    `insert into task_event (task_id, verb) values (${task}, 'comment')`,
    `insert into task_progress (task_id, share) values (${task}, 10)`,
    `insert into task_agency (task_id, agency_id, agency, territory) values (${task}, 'c14758', ${at})`,
    `insert into task_database (task_id, database_id) values (${task}, 'target')`,
    `insert into task_extension (task_id, reason, from_due, to_due) values (${task}, 'x', '2025-12-01', '2025-12-31')`,
    `insert into task_procedure (task_id, procedure) values (${task}, '1.000001')`,
    `insert into task_measure (task_id, measure, parameters, database_ids, closes, manual) values (${task}, 'database-stage', '{}', '{target}', 'verified', true)`,
    `insert into task_list (programme_id, agency, territory, file_name, digest, grids, reading) values ('target', ${at}, 'x', 'x', '{}', '{}')`,
    `insert into meeting_conclusion (meeting_id, number, text) values (${meeting}, 1, 'x')`,
    `with told as (${reminder} returning id) insert into notification (account_id, reminder_id) select ${account}, id from told`,
    `insert into key_figure_point (key_figure_id, value) values ('target', 1)`,
    `insert into key_figure_report (key_figure_id, agency_id, agency, territory, day, numerator, evidence) values ('target', 'c14758', ${at}, '2025-10-01', 1, 'x')`,
    `insert into report_file (report_id, format, part, bytes) values (${report}, 'pdf', 0, 'x')`,
    `insert into report_template (id, agency_id, agency, territory) values ('target', 'c14758', ${at})`,
    `insert into report_template_version (template_id, number, content) values ('target', 1, '{}')`,
    `insert into agency_head (agency_id, account_id, agency, territory) values ('c14758', ${account}, ${at})`,
    `insert into access.invitation (account_id, secret_hash, created_by, expires_at) values (${account}, 'x', ${account}, '2026-01-01')`,
    `insert into access.second_factor (account_id, sealed) values (${account}, 'x')`,
    `insert into assessment_rule (run_id, database_id, ordinal, rule, criterion, table_name, checked, failed, variants, result)
     values (${run}, 'target', 1, 'r', 'correct', 't', 1, 0, 0, '{}')`,
    `insert into catalogue_table (run_id, database_id, ordinal, name, rows, profile) values (${run}, 'target', 1, 't', 1, '{}')`,
    `insert into catalogue_column (run_id, database_id, table_name, ordinal, name, type, personal, missing, distinct_values, profile)
     values (${run}, 'target', 't', 1, 'c', 'text', false, 0, 1, '{}')`,
  ];
  await register.database.owner.transaction().execute(async (trx) => {
    // Who did it is whose session it is.
    await sql`select set_config('sogoc.session', ${secret}, true)`.execute(trx);
    for (const statement of statements) await sql.raw(statement).execute(trx);
  });
}
