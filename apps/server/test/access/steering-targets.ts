import { sql } from 'kysely';
import type { TestRegister } from '../harness/register.ts';
import { targetPlace } from './probe.ts';

/** Ids, as SQL writes them, of what belongs to `targetPlace` and is tried by SQL alone. */
export type SqlTargets = Readonly<Record<'task' | 'obstacle' | 'report' | 'round' | 'meeting' | 'webhook' | 'delivery' | 'decided', string>>;

const at = `'${targetPlace}', '${targetPlace}'`;
const unit = `'c14758', ${at}`;

/** Places a programme with a task, an obstacle, a key figure, a report, a round of a form, a meeting, a webhook with a failed delivery and a decided designation. */
export async function placeSqlTargets({ database: { owner } }: TestRegister): Promise<SqlTargets> {
  const one = async (statement: string): Promise<string> => {
    const { rows } = await sql.raw<{ id: unknown }>(`${statement} returning id`).execute(owner);
    return `'${rows[0]?.id}'`;
  };
  await one(
    `insert into programme (id, kind, number, name, agency_id, agency, territory) values ('target', 'plan', '1', 'x', ${unit}) on conflict do nothing`,
  );
  await one(`insert into reminder_rules (kind, programme_id, rules, agency, territory) values ('task', 'target', '[]', ${at})`);
  await one(`insert into key_figure (id, content, agency_id, agency, territory) values ('target', '{}', ${unit})`);
  await one(`insert into readiness_form (id, agency_id, agency, territory) values ('target', ${unit})`);
  await sql.raw(`insert into readiness_form_version (form_id, number, content) values ('target', 1, '{}')`).execute(owner);
  const round = await one(`insert into readiness_round (form_id, form_version, name, agency_id, agency, territory, unit_kind, opened_on, deadline)
    values ('target', 1, 'x', ${unit}, 'commune', '2025-09-01', '2025-12-31')`);
  await sql.raw(`insert into readiness_answer (round_id, agency_id, agency, territory, answers) values (${round}, ${unit}, '{}')`).execute(owner);
  const webhook = await one(
    `insert into webhook (name, url, sealed_secret, agency_id, agency, territory, kinds) values ('x', 'https://example.vn', 'x', ${unit}, '{task}')`,
  );
  const decided =
    await one(`insert into designation (attribute_id, attribute_name, entity, database_id, table_name, column_name, agency, territory, owner, proposed_by, status,
      legal_basis, valid_from)
    select 'decided', 'a', 'person', 'target', 't', 'c', ${at}, '${targetPlace}', id, 'decided', 'x', '2025-01-01' from account where login = 'proposer'`);
  await sql
    .raw(`insert into designation_opinion (designation_id, database_id, agency, territory) values (${decided}, 'target', ${at})`)
    .execute(owner);
  return {
    task: await one(`insert into task (programme_id, number, title, result_kind, agency_id, agency, territory, owner, start_on, due, due_first, search)
      values ('target', '2', 'x', 'document', ${unit}, '${targetPlace}', '2025-09-01', '2025-12-01', '2025-12-01', 'x')`),
    obstacle: await one(`insert into obstacle (kind, title, raised_agency_id, agency, territory, owner_agency_id, owner, answer_due, search)
      values ('data', 'x', ${unit}, 'c14758', '${targetPlace}', '2025-12-01', 'x')`),
    report: await one(`insert into report (${reportColumns}) values (${reportValues})`),
    meeting: await one(`insert into meeting (agency_id, agency, territory, title, held_on, since) values (${unit}, 'x', '2025-10-06', now())`),
    delivery: await one(`insert into delivery (channel, webhook_id, agency, territory, state) values ('webhook', ${webhook}, ${at}, 'failed')`),
    ...{ round, webhook, decided },
  };
}

export const reportColumns =
  'agency_id, agency, territory, template_id, template_version, kind, language, title, as_of, period_from, period_to, figures, document, files';
export const reportValues = `${unit}, 'x', 1, 'week', 'vi', 'x', '2025-09-30', '2025-09-24', '2025-09-30', '{}', '{}', '{}'`;
