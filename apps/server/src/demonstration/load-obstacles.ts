import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { addWorkingDays } from '@sogoc/vietnam';
import { sql } from 'kysely';
import type { Database } from '../database/open-database.ts';
import { agencyIds, type ProgrammeAgency, type ProgrammeObstacle } from './programme.ts';

const province = 'p38';
const daysToAnswer = 10;

/** Registers the obstacles of the demonstration, each blocking those tasks of its agency that told of being stuck. Needs the tasks; what is there stays. */
export async function loadObstacles({ owner }: Pick<Database, 'owner'>, folder: string): Promise<void> {
  const read = async <T>(name: string): Promise<T[]> => JSON.parse(await readFile(join(folder, 'programme', `${name}.json`), 'utf8')) as T[];
  const ids = agencyIds(await read<ProgrammeAgency>('agencies'), province);
  const rows = (await read<ProgrammeObstacle>('obstacles')).map(({ id, kind, title, raisedBy, raisedOn, solvedOn }) => ({
    ...{ number: id, kind, title, agency_id: ids.get(raisedBy) ?? province, raised_on: raisedOn, solved_on: solvedOn },
    ...{ answer_due: addWorkingDays(raisedOn, daysToAnswer), solution: solvedOn && 'Đã giải quyết theo ý kiến của Ủy ban nhân dân tỉnh' },
  }));
  await owner.transaction().execute(async (trx) => {
    const { rows: made } = await sql<{ id: number }>`insert into obstacle (number, kind, title, raised_agency_id, agency, territory, owner_agency_id,
        owner, state, raised_on, raised_by, answer_due, solution, solved_on, search)
      select r.number, r.kind, r.title, a.id, a.path, a.territory, w.id, w.path, case when r.solved_on is null then 'raised' else 'solved' end,
        r.raised_on, null, r.answer_due, r.solution, r.solved_on, access.bare(r.title)
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(number text, kind text, title text, agency_id text, raised_on date, solved_on date,
        answer_due date, solution text) join agency a on a.id = r.agency_id join agency w on w.id = ${province}
      order by r.number on conflict do nothing returning id`.execute(trx);
    if (made.length === 0) return;
    await sql`insert into obstacle_event (obstacle_id, at, account_id, verb, text)
      select id, raised_on + time '02:00', null::uuid, 'raise', null::text from obstacle where number is not null
      union all select id, solved_on + time '02:00', null::uuid, 'solve', solution from obstacle where number is not null and solved_on is not null`.execute(
      trx,
    );
    await sql`insert into obstacle_task (obstacle_id, task_id) select o.id, t.id from obstacle o join task t on t.agency_id = o.raised_agency_id
      where o.number is not null and exists (select from task_event e where e.task_id = t.id and e.verb = 'comment')
      on conflict do nothing`.execute(trx);
  });
}
