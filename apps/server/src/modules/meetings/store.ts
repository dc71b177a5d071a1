import { sql, type Updateable } from 'kysely';
import type { z } from 'zod';
import type { Work } from '../../access/as-account.ts';
import type { MeetingQuery, NewMeeting } from './schema.ts';
import type { MeetingTable } from './table.ts';

function meetings(trx: Work) {
  return trx
    .selectFrom('meeting as m')
    .innerJoin('agency as a', 'a.id', 'm.agency_id')
    .select([
      'm.id',
      'm.agency_id',
      'a.name as agency_name',
      'm.title',
      'm.held_on',
      'm.state',
      'm.since',
      'm.as_of',
      'm.minutes',
      'm.reason',
      'm.version',
    ])
    .select([sql<string>`m.agency::text`.as('agency'), sql<string>`m.territory::text`.as('territory')])
    .select(sql<number>`(select count(*) from meeting_conclusion c where c.meeting_id = m.id)`.as('conclusions'));
}

export type MeetingRow = NonNullable<Awaited<ReturnType<typeof findMeeting>>>;

export function findMeeting(trx: Work, id: number) {
  return meetings(trx).where('m.id', '=', id).executeTakeFirst();
}

/** Those that the caller may see, the latest first. */
export async function listMeetings(trx: Work, { agency, state, page, pageSize }: z.infer<typeof MeetingQuery>) {
  const { total } = await trx
    .selectFrom('meeting as m')
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .$if(agency !== undefined, (q) => q.where('m.agency_id', '=', agency ?? ''))
    .$if(state !== undefined, (q) => q.where('m.state', '=', state ?? 'planned'))
    .executeTakeFirstOrThrow();
  const items = await meetings(trx)
    .$if(agency !== undefined, (q) => q.where('m.agency_id', '=', agency ?? ''))
    .$if(state !== undefined, (q) => q.where('m.state', '=', state ?? 'planned'))
    .orderBy('m.held_on', 'desc')
    .orderBy('m.id', 'desc')
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .execute();
  return { items, total };
}

/** The moment of the figures of the agency's last meeting that was closed before another. */
export async function lastClosed(trx: Work, agencyId: string): Promise<Date | null> {
  const row = await trx
    .selectFrom('meeting')
    .select('as_of')
    .where('agency_id', '=', agencyId)
    .where('state', '=', 'closed')
    .orderBy('as_of', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.as_of ?? null;
}

export async function insertMeeting(
  trx: Work,
  { title, heldOn, agencyId }: z.infer<typeof NewMeeting>,
  place: { agency: string; territory: string },
  since: Date,
): Promise<number> {
  const { id } = await trx
    .insertInto('meeting')
    .values({ title, held_on: heldOn, agency_id: agencyId, ...place, since })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** @returns false where another version is there by now. */
export async function updateMeeting(trx: Work, id: number, version: number, change: Updateable<MeetingTable>): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('meeting')
    .set({ ...change, version: version + 1 } as never)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** What a closed meeting looked at. */
export async function readReview(trx: Work, id: number) {
  return (await trx.selectFrom('meeting').select('review').where('id', '=', id).executeTakeFirst())?.review ?? null;
}
