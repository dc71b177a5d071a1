import { sql } from 'kysely';
import type { Work } from '../../access/as-account.ts';
import { nextDue } from './day.ts';
import type { TaskRow } from './store.ts';

/**
 * Assigns the next of a task that recurs, with all that it is about; an extension of this one does not move it. Once only, however often this one is verified.
 * @returns its id; null where the task does not recur, or the next one is there.
 */
export async function assignNext(trx: Work, row: TaskRow): Promise<number | null> {
  if (!row.recurs) return null;
  const last = row.extended_on === null ? row.due : row.due_first;
  const due = nextDue(last, row.recurs);
  const { rows } = await sql<{
    id: number;
  }>`insert into task (programme_id, number, occurrence, title, result_kind, result, agency_id, agency, territory, owner,
      difficulty, priority, recurs, start_on, due, due_first, search)
    select programme_id, number, occurrence + 1, title, result_kind, result, agency_id, agency, territory, owner, difficulty, priority, recurs,
      ${last}::date, ${due}::date, ${due}::date, search from task where id = ${row.id}
    on conflict (programme_id, number, occurrence) do nothing returning id`.execute(trx);
  const id = rows[0]?.id ?? null;
  if (id === null) return null;
  await sql`insert into task_agency (task_id, agency_id, agency, territory)
    select ${id}, agency_id, agency, territory from task_agency where task_id = ${row.id}`.execute(trx);
  await sql`insert into task_database (task_id, database_id) select ${id}, database_id from task_database where task_id = ${row.id}`.execute(trx);
  await sql`insert into task_procedure (task_id, procedure) select ${id}, procedure from task_procedure where task_id = ${row.id}`.execute(trx);
  await sql`insert into task_measure (task_id, measure, parameters, database_ids, closes, manual)
    select ${id}, measure, parameters, database_ids, closes, manual from task_measure where task_id = ${row.id}`.execute(trx);
  await sql`insert into task_event (task_id, verb, details) values (${id}, 'assign', ${JSON.stringify({ after: row.id })}::jsonb)`.execute(trx);
  return id;
}
