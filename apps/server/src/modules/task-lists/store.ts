import type { Grid } from '@sogoc/sources';
import { sql } from 'kysely';
import type { Work } from '../../access/as-account.ts';
import type { KnownAgency } from './read/agency-names.ts';
import type { ExistingTask, Reading, ReadTask } from './read/reading.ts';

const columns = ['id', 'programme_id', 'file_name', 'created_at', 'state', 'grids', 'reading', 'created', 'version'] as const;

export type TaskListRow = NonNullable<Awaited<ReturnType<typeof findList>>>;

/** A list of the caller's; with `lock`, until the transaction ends nobody else confirms it. */
export function findList(trx: Work, id: string, lock = false) {
  return trx
    .selectFrom('task_list')
    .select(columns)
    .where('id', '=', id)
    .$if(lock, (q) => q.forUpdate())
    .executeTakeFirst();
}

interface Sent {
  programmeId: string;
  place: { agency: string; territory: string };
  fileName: string;
  digest: string;
  grids: readonly Grid[];
  reading: Reading;
}

/** Keeps a list; the same file of the same person for the same programme is kept once, and begins anew where its tasks were made. @returns its id. */
export async function insertList(trx: Work, { programmeId, place, fileName, digest, grids, reading }: Sent): Promise<string> {
  const { rows } = await sql<{ id: string }>`insert into task_list (programme_id, agency, territory, file_name, digest, grids, reading)
    values (${programmeId}, ${place.agency}, ${place.territory}, ${fileName}, ${digest}, ${JSON.stringify(grids)}::jsonb, ${JSON.stringify(reading)}::jsonb)
    on conflict (created_by, programme_id, digest) do update set grids = excluded.grids, state = 'draft', created = null, confirmed_at = null,
      reading = case when task_list.state = 'draft' then task_list.reading else excluded.reading end, version = task_list.version + 1
    returning id`.execute(trx);
  return rows[0]?.id ?? '';
}

/** @returns false where another version is there by now. */
export async function changeReading(trx: Work, id: string, version: number, reading: Reading): Promise<boolean> {
  const { rows } = await sql`update task_list set reading = ${JSON.stringify(reading)}::jsonb, version = version + 1
    where id = ${id} and version = ${version} and state = 'draft' returning id`.execute(trx);
  return rows.length > 0;
}

export async function closeList(trx: Work, id: string, created: number): Promise<void> {
  await sql`update task_list set state = 'confirmed', confirmed_at = access.now(), created = ${created}, grids = '[]', version = version + 1
    where id = ${id}`.execute(trx);
}

export async function removeList(trx: Work, id: string): Promise<void> {
  await trx.deleteFrom('task_list').where('id', '=', id).execute();
}

/** Every agency of a day, by which lists are read. */
export async function listKnownAgencies(trx: Work, day: string): Promise<KnownAgency[]> {
  const { rows } = await sql<KnownAgency>`select id, name, path::text as path from agency
    where (valid_from is null or valid_from <= ${day}::date) and (valid_to is null or valid_to >= ${day}::date) order by path`.execute(trx);
  return rows;
}

export async function listExisting(trx: Work, programmeId: string): Promise<ExistingTask[]> {
  const { rows } = await sql<ExistingTask>`select id, number, title, agency_id as "agencyId", due, due_first as "dueFirst" from task
    where programme_id = ${programmeId} and occurrence = 1`.execute(trx);
  return rows;
}

/** Assigns all of them. @returns how many; fewer where somebody else has taken a number meanwhile, and then nothing of it may be kept. */
export async function insertTasks(trx: Work, programmeId: string, owner: string, tasks: readonly ReadTask[]): Promise<number> {
  const { rows } = await sql<{
    id: number;
    number: string;
  }>`insert into task (programme_id, number, title, result_kind, result, agency_id, agency, territory,
      owner, difficulty, priority, recurs, start_on, due, due_first, search)
    select ${programmeId}, r.number, r.title, r."resultKind", r.result, a.id, a.path, a.territory, ${owner}::ltree, r.difficulty, r.priority, r.recurs,
      r."startOn", r.due, r.due, access.bare(r.number || ' ' || r.title || ' ' || a.name)
    from jsonb_to_recordset(${JSON.stringify(tasks)}::jsonb) as r(number text, title text, "resultKind" text, result text, "agencyId" text,
      difficulty text, priority smallint, recurs text, "startOn" date, due date) join agency a on a.id = r."agencyId" order by r.due, r.number
    on conflict (programme_id, number, occurrence) do nothing returning id, number`.execute(trx);
  if (rows.length < tasks.length) return rows.length;
  const ids = new Map(rows.map(({ id, number }) => [number, id]));
  const helping = tasks.flatMap(({ number, coordinating }) => coordinating.map((agencyId) => ({ id: ids.get(number), agencyId })));
  await sql`insert into task_agency (task_id, agency_id, agency, territory) select r.id, a.id, a.path, a.territory
    from jsonb_to_recordset(${JSON.stringify(helping)}::jsonb) as r(id bigint, "agencyId" text) join agency a on a.id = r."agencyId"`.execute(trx);
  await sql`insert into task_event (task_id, verb) select id, 'assign' from unnest(${[...ids.values()]}::bigint[]) id`.execute(trx);
  return rows.length;
}
