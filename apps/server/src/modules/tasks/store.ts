import { sql, type Updateable } from 'kysely';
import type { z } from 'zod';
import type { Work } from '../../access/as-account.ts';
import { changeVersioned } from '../../database/change-versioned.ts';
import type { NewTask } from './schema.ts';
import type { TaskTable } from './table.ts';

/** A task with the names of what it refers to. */
export function tasks(trx: Work) {
  return trx
    .selectFrom('task as t')
    .innerJoin('programme as p', 'p.id', 't.programme_id')
    .innerJoin('agency as a', 'a.id', 't.agency_id')
    .select(['t.id', 't.programme_id', 'p.number as programme_number', 't.number', 't.occurrence', 't.title', 't.result_kind', 't.result'])
    .select(['t.agency_id', 'a.name as agency_name', 't.person_id', 't.difficulty', 't.priority', 't.recurs', 't.state', 't.start_on', 't.due'])
    .select(['t.due_first', 't.assigned_on', 't.accepted_on', 't.started_on', 't.reported_on', 't.done_on', 't.recorded_on', 't.cancelled_on'])
    .select(['t.extension_asked', 't.extended_on', 't.progress', 't.progress_on', 't.reported_by', 't.version'])
    .select([
      sql<string>`t.agency::text`.as('agency'),
      sql<string>`t.territory::text`.as('territory'),
      sql<string>`t.owner::text`.as('owner'),
      sql<string | null>`access.name_of(t.person_id)`.as('person_name'),
    ]);
}

export type TaskRow = NonNullable<Awaited<ReturnType<typeof findTask>>>;

export function findTask(trx: Work, id: number) {
  return tasks(trx).where('t.id', '=', id).executeTakeFirst();
}

/** The words a task is found by. */
const searchOf = (number: string, title: string, agencyId: string) =>
  sql<string>`access.bare(${`${number} ${title} `} || (select name from agency where id = ${agencyId}))`;

interface Place {
  agency: string;
  territory: string;
  owner: string;
}

/** @returns its id; null where the programme has that number and occurrence. */
export async function insertTask(
  trx: Work,
  told: Omit<z.infer<typeof NewTask>, 'coordinating' | 'databases' | 'procedures'> & { startOn: string; occurrence: number; person?: string | null },
  place: Place,
): Promise<number | null> {
  const { programmeId, number, occurrence, title, resultKind, result, agencyId, difficulty, priority, recurs, startOn, due } = told;
  const row = await trx
    .insertInto('task')
    .values({
      ...{ programme_id: programmeId, number, occurrence, title, result_kind: resultKind, result, agency_id: agencyId, ...place },
      ...{ difficulty, priority, recurs, start_on: startOn, due, due_first: due, search: searchOf(number, title, agencyId) as never },
      ...{ person_id: told.person ?? null, accepted_on: null, started_on: null, reported_on: null, done_on: null, recorded_on: null },
      ...{ cancelled_on: null, extended_on: null, progress_on: null, reported_by: null },
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id ?? null;
}

/** @throws RegisterError `CHANGED_MEANWHILE`. */
export function updateTask(trx: Work, id: number, version: number, change: Updateable<TaskTable>): Promise<void> {
  return changeVersioned(trx, 'task', { id, version }, change);
}

/** Keeps the words in step with number and title. */
export async function refreshSearch(trx: Work, { id, number, agency_id }: TaskRow, title: string): Promise<void> {
  await trx
    .updateTable('task')
    .set({ search: searchOf(number, title, agency_id) as never })
    .where('id', '=', id)
    .execute();
}

/** The agencies that help, in place of those before. @returns how many of the ids are agencies. */
export async function setCoordinating(trx: Work, id: number, agencies: readonly string[]): Promise<number> {
  await trx.deleteFrom('task_agency').where('task_id', '=', id).execute();
  const { rows } = await sql`insert into task_agency (task_id, agency_id, agency, territory)
    select ${id}, id, path, territory from agency where id = any(${[...agencies]}) returning agency_id`.execute(trx);
  return rows.length;
}

/** The databases it is about, in place of those before. @returns how many of the ids are databases that the caller sees. */
export async function setDatabases(trx: Work, id: number, databases: readonly string[]): Promise<number> {
  await trx.deleteFrom('task_database').where('task_id', '=', id).execute();
  const { rows } = await sql`insert into task_database (task_id, database_id)
    select ${id}, id from database where id = any(${[...databases]}) returning database_id`.execute(trx);
  return rows.length;
}

export function listCoordinating(trx: Work, id: number) {
  return trx
    .selectFrom('task_agency as c')
    .innerJoin('agency as a', 'a.id', 'c.agency_id')
    .select(['a.id', 'a.name'])
    .where('c.task_id', '=', id)
    .orderBy('a.path')
    .execute();
}

/** The names of who helps, of many tasks. */
export async function listAllCoordinating(trx: Work, ids: readonly number[]): Promise<Map<number, string[]>> {
  const { rows } = await sql<{ id: number; names: string[] }>`select c.task_id as id, array_agg(a.name order by a.path) as names
    from task_agency c join agency a on a.id = c.agency_id where c.task_id = any(${[...ids]}::bigint[]) group by 1`.execute(trx);
  return new Map(rows.map(({ id, names }) => [id, names]));
}

export function listDatabases(trx: Work, id: number) {
  return trx
    .selectFrom('task_database as l')
    .innerJoin('database as d', 'd.id', 'l.database_id')
    .select(['d.id', 'd.name'])
    .where('l.task_id', '=', id)
    .orderBy('d.id')
    .execute();
}

export async function listProcedures(trx: Work, id: number): Promise<string[]> {
  const rows = await trx.selectFrom('task_procedure').select('procedure').where('task_id', '=', id).orderBy('procedure').execute();
  return rows.map(({ procedure }) => procedure);
}

/** The procedures it is about, in place of those before. @returns how many. */
export async function setProcedures(trx: Work, id: number, procedures: readonly string[]): Promise<number> {
  await trx.deleteFrom('task_procedure').where('task_id', '=', id).execute();
  const { rows } = await sql`insert into task_procedure (task_id, procedure) select ${id}, code from unnest(${[...procedures]}::text[]) code
    returning procedure`.execute(trx);
  return rows.length;
}

export async function setProgress(trx: Work, id: number, share: number): Promise<void> {
  await sql`insert into task_progress (task_id, share) values (${id}, ${share})
    on conflict (task_id, day) do update set share = excluded.share`.execute(trx);
}

export function listExtensions(trx: Work, id: number) {
  return trx
    .selectFrom('task_extension')
    .select(['id', 'reason', 'from_due as fromDue', 'to_due as toDue', 'state', 'asked_at as askedAt', 'asked_by as askedBy', 'answer'])
    .select('decided_on as decidedOn')
    .where('task_id', '=', id)
    .orderBy('id', 'desc')
    .execute();
}

export async function askExtension(trx: Work, row: TaskRow, to: string, reason: string): Promise<void> {
  await sql`insert into task_extension (task_id, reason, from_due, to_due) values (${row.id}, ${reason}, ${row.due}, ${to})`.execute(trx);
}

export async function decideExtension(trx: Work, id: number, state: 'granted' | 'refused', answer: string | null): Promise<void> {
  await sql`update task_extension set state = ${state}, answer = ${answer}, decided_on = access.today(), decided_by = access.account_id()
    where id = ${id}`.execute(trx);
}

/** Whether a task is closed by its measure alone. */
export async function closesByMeasure(trx: Work, id: number): Promise<boolean> {
  const bound = trx.selectFrom('task_measure').select('task_id').where('task_id', '=', id).where('manual', '=', false);
  return (await bound.executeTakeFirst()) !== undefined;
}

export async function addEvent(trx: Work, id: number, verb: string, text?: string | null, details?: Record<string, unknown>): Promise<void> {
  await sql`insert into task_event (task_id, verb, text, details)
    values (${id}, ${verb}, ${text ?? null}, ${details ? JSON.stringify(details) : null}::jsonb)`.execute(trx);
}

export function listEvents(trx: Work, id: number) {
  return trx
    .selectFrom('task_event')
    .select(['id', 'at', 'day', 'verb', 'text', 'details', sql<string | null>`access.name_of(account_id)`.as('by')])
    .where('task_id', '=', id)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(500)
    .execute();
}

/** Who works at the leading agency, for those who hand tasks out there. */
export async function listPeople(trx: Work, agency: string): Promise<{ id: string; name: string }[]> {
  return (await sql<{ id: string; name: string }>`select id, name from access.people_of(${agency})`.execute(trx)).rows;
}

/** Whether the caller works on a task, steers it or helps, and may speak there. */
export async function mayComment(trx: Work, id: number): Promise<boolean> {
  const { rows } = await sql<{ may: boolean }>`select access.may_comment(${id}) as may`.execute(trx);
  return rows[0]?.may ?? false;
}
