import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type RawBuilder, sql, type Transaction } from 'kysely';
import { roles } from '../access/roles.ts';
import type { Database } from '../database/open-database.ts';
import type { Tables } from '../database/tables.ts';
import { agencyIds, type ProgrammeAgency, type ProgrammeTask } from './programme.ts';

const province = 'p38';

/** Who assigned the tasks: the centre steers two programmes, the province its own plan. */
const programmes = {
  'resolution-71': { id: 'nq71', kind: 'resolution', number: '71/NQ-CP', name: 'Nghị quyết 71/NQ-CP của Chính phủ', steers: 'vn' },
  'steering-committee': { id: 'bcd', kind: 'conclusion', number: 'KL-BCĐ', name: 'Kết luận của Ban Chỉ đạo', steers: 'vn' },
  'province-plan': { id: 'kh-p38', kind: 'plan', number: 'KH-UBND', name: 'Kế hoạch làm sạch, số hóa dữ liệu của tỉnh Thanh Hóa', steers: province },
} as const;

/** Registers the tasks of the programme and of the province's plan with all that happened to them. Needs its agencies and databases; what is there stays. */
export async function loadTasks({ owner }: Pick<Database, 'owner'>, folder: string): Promise<void> {
  const read = async <T>(name: string): Promise<T[]> => JSON.parse(await readFile(join(folder, 'programme', `${name}.json`), 'utf8')) as T[];
  const ids = agencyIds(await read<ProgrammeAgency>('agencies'), province);
  const tasks = [...(await read<ProgrammeTask>('tasks')), ...(await read<ProgrammeTask>('province-tasks'))];
  await owner.transaction().execute(async (trx) => {
    await sql`insert into programme (id, kind, number, name, agency_id, agency, territory)
      select p.id, p.kind, p.number, p.name, a.id, a.path, a.territory
      from jsonb_to_recordset(${JSON.stringify(Object.values(programmes))}::jsonb) as p(id text, kind text, number text, name text, steers text)
      join agency a on a.id = p.steers on conflict do nothing`.execute(trx);
    if (await trx.selectFrom('task').select('id').where('programme_id', '=', 'nq71').limit(1).executeTakeFirst()) return;
    await insertTasks(
      trx,
      tasks.map((task) => rowOf(task, ids)),
    );
    await insertHistory(trx, tasks);
    await askExtensions(trx, tasks);
    await linkDatabases(trx);
  });
}

function rowOf({ id, source, title, agency, difficulty, due, history }: ProgrammeTask, ids: ReadonlyMap<string, string>) {
  const dayOf = (wanted: string): string | null => history.find(({ event }) => event === wanted)?.date ?? null;
  const told = history.findLast(({ event }) => event === 'progress');
  const recorded = dayOf('recorded');
  const state = recorded ? 'verified' : dayOf('done') ? 'reported' : dayOf('started') ? 'in-progress' : 'assigned';
  return {
    ...{ programme_id: programmes[source].id, number: id, title, agency_id: ids.get(agency) ?? 'vn', difficulty, due },
    ...{ result_kind: resultOf(title), priority: difficulty === 'hard' ? 1 : 2, state },
    ...{ assigned_on: dayOf('assigned'), started_on: dayOf('started'), done_on: dayOf('done'), recorded_on: recorded },
    ...{ progress: told?.share ?? 0, progress_on: told?.date ?? null },
  };
}

/** What ends a task, as its first words tell. */
function resultOf(title: string): string {
  if (title.startsWith('Trình ban hành')) return 'law';
  if (/^(Rà soát|Công bố)/.test(title)) return 'document';
  if (title.includes('cơ sở dữ liệu')) return 'database';
  return /nền tảng|cổng|kho|trung tâm|dịch vụ/.test(title) ? 'system' : 'other';
}

async function insertTasks(trx: Transaction<Tables>, rows: readonly object[]): Promise<void> {
  await sql`insert into task (programme_id, number, title, agency_id, agency, territory, owner, result_kind, difficulty, priority, state,
      start_on, due, due_first, assigned_on, accepted_on, started_on, reported_on, done_on, recorded_on, progress, progress_on, person_id, search)
    select r.programme_id, r.number, r.title, r.agency_id, a.path, a.territory, p.agency, r.result_kind, r.difficulty, r.priority, r.state,
      r.assigned_on, r.due, r.due, r.assigned_on, r.started_on, r.started_on, r.done_on, r.done_on, r.recorded_on, r.progress, r.progress_on,
      case when r.started_on is not null then (${workerOf(sql`a`)}) end, access.bare(r.number || ' ' || r.title || ' ' || a.name)
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(programme_id text, number text, title text, agency_id text, result_kind text,
      difficulty text, priority smallint, state text, due date, assigned_on date, started_on date, done_on date, recorded_on date, progress smallint,
      progress_on date) join agency a on a.id = r.agency_id join programme p on p.id = r.programme_id order by r.due, r.number`.execute(trx);
}

/** Who of an agency answers for what it accepted: somebody whose role works on tasks; nobody where the demonstration invents nobody there. */
function workerOf(agency: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`select w.id from account w join role_grant g on g.account_id = w.id
    where w.agency_id = ${agency}.id and g.agency = ${agency}.path and g.role = any(${working}) order by w.login limit 1`;
}
const working = Object.entries(roles).flatMap(([role, { may }]) => ((may as readonly string[]).includes('task.work') ? [role] : []));

/** Extensions are asked for by somebody: only where there is somebody to ask. */
async function askExtensions(trx: Transaction<Tables>, tasks: readonly ProgrammeTask[]): Promise<void> {
  const asked = tasks.flatMap(({ id, source, history }) =>
    history.filter(({ until }) => until).map(({ date, note, until }) => ({ programme: programmes[source].id, number: id, day: date, note, until })),
  );
  await sql`with asked as (insert into task_extension (task_id, asked_at, asked_by, reason, from_due, to_due)
      select t.id, x.day + time '02:00', t.person_id, x.note, t.due, x.until
      from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as x(programme text, number text, day date, note text, until date)
      join task t on t.programme_id = x.programme and t.number = x.number where t.person_id is not null returning task_id)
    update task set extension_asked = true where id in (select task_id from asked)`.execute(trx);
}

/** The register's word for each of the history's. */
const verbs = {
  assigned: 'assign',
  started: 'accept',
  progress: 'progress',
  stuck: 'comment',
  escalated: 'escalate',
  'extension-asked': 'ask-extension',
  done: 'report',
  recorded: 'verify',
};

async function insertHistory(trx: Transaction<Tables>, tasks: readonly ProgrammeTask[]): Promise<void> {
  const events = tasks.flatMap(({ id, source, history }) =>
    history.map(({ date, event, note, share }, ordinal) => ({
      programme: programmes[source].id,
      number: id,
      ordinal,
      day: date,
      verb: verbs[event],
      note,
      share,
    })),
  );
  const rows = JSON.stringify(events);
  const told = sql`jsonb_to_recordset(${rows}::jsonb) as e(programme text, number text, ordinal integer, day date, verb text, note text,
    share smallint) join task t on t.programme_id = e.programme and t.number = e.number`;
  await sql`insert into task_event (task_id, at, day, account_id, verb, text, details)
    select t.id, e.day + time '02:00', e.day, null, e.verb, e.note, case when e.share is not null then jsonb_build_object('progress', e.share) end
    from ${told} order by e.day, t.id, e.ordinal`.execute(trx);
  await sql`insert into task_progress (task_id, day, share) select t.id, e.day, e.share from ${told} where e.share is not null`.execute(trx);
}

/** A task is about the databases that its title names, of the centre or of the province whose agency leads it. */
async function linkDatabases(trx: Transaction<Tables>): Promise<void> {
  await sql`insert into task_database (task_id, database_id)
    select t.id, d.id from task t join database d on d.territory = subpath(t.territory, 0, least(nlevel(t.territory), 2))
      and access.bare(t.title) || ' ' like '% ' || replace(access.bare(d.name), 'co so du lieu ', '') || ' %'
    where t.programme_id = any(${Object.values(programmes).map(({ id }) => id)}) on conflict do nothing`.execute(trx);
}
