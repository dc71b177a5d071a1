import { sql } from 'kysely';
import type { z } from 'zod';
import type { Work } from '../../../access/as-account.ts';
import type { Conclusion } from './schema.ts';

interface Row {
  number: number;
  text: string;
  id: number | null;
  state: string;
  due: string;
  agency_id: string;
  agency_name: string;
  person_id: string | null;
  person_name: string | null;
}

export async function listConclusions(trx: Work, meetingId: number): Promise<z.infer<typeof Conclusion>[]> {
  const { rows } = await sql<Row>`
    select c.number, c.text, t.id, t.state, t.due, a.id as agency_id, a.name as agency_name, t.person_id, access.name_of(t.person_id) as person_name
    from meeting_conclusion c left join task t on t.id = c.task_id left join agency a on a.id = t.agency_id
    where c.meeting_id = ${meetingId} order by c.number`.execute(trx);
  return rows.map(({ number, text, id, state, due, agency_id, agency_name, person_id, person_name }) => ({
    ...{ number, text },
    task:
      id === null
        ? null
        : { id, state, due, agency: { id: agency_id, name: agency_name }, person: person_id ? { id: person_id, name: person_name ?? '' } : null },
  }));
}

/** The number that the next conclusion of a meeting gets. Its meeting is held until the end of the transaction, so that nobody else gets it too. */
export async function nextNumber(trx: Work, meetingId: number): Promise<number> {
  await sql`select id from meeting where id = ${meetingId} for update`.execute(trx);
  const { rows } = await sql<{
    number: number;
  }>`select coalesce(max(number), 0) + 1 as number from meeting_conclusion where meeting_id = ${meetingId}`.execute(trx);
  return rows[0]?.number ?? 1;
}

export async function insertConclusion(trx: Work, meetingId: number, number: number, text: string, taskId: number | null): Promise<void> {
  await trx.insertInto('meeting_conclusion').values({ meeting_id: meetingId, number, text, task_id: taskId }).execute();
}
