import { type RawBuilder, sql } from 'kysely';
import type { Work } from '../../../access/as-account.ts';

/** Whose meeting, since when, and the day. */
export interface At {
  agency: string;
  since: Date;
  day: string;
}

/** How many rows of each list are shown. */
const most = 100;

/** Runs a query whose rows have a `shown` object, and counts all of them. */
export async function listed<T>(trx: Work, query: RawBuilder<unknown>): Promise<{ count: number; items: T[] }> {
  const { rows } = await sql<{ shown: T; count: number }>`select q.shown, count(*) over () as count from (${query}) q limit ${most}`.execute(trx);
  return { count: rows[0]?.count ?? 0, items: rows.map(({ shown }) => shown) };
}

/** A task `t` as a meeting sees it. */
export const taskShown = sql`jsonb_build_object('id', t.id, 'programme', t.programme_id, 'number', t.number, 'title', t.title,
  'agency', (select jsonb_build_object('id', a.id, 'name', a.name) from agency a where a.id = t.agency_id), 'due', t.due, 'state', t.state)`;

/** An obstacle `o` as a meeting sees it. */
export const obstacleShown = sql`jsonb_build_object('id', o.id, 'number', o.number, 'title', o.title, 'answerDue', o.answer_due, 'level', o.level, 'state', o.state,
  'agency', (select jsonb_build_object('id', a.id, 'name', a.name) from agency a where a.id = o.raised_agency_id),
  'owner', (select jsonb_build_object('id', a.id, 'name', a.name) from agency a where a.id = o.owner_agency_id))`;

/** Open tasks are due until their result is there. */
export const taskOpen = (day: string): RawBuilder<boolean> =>
  sql`(t.state not in ('verified', 'cancelled') and (t.done_on is null or t.done_on > ${day}::date))`;
export const obstacleOpen = sql<boolean>`o.state not in ('solved', 'withdrawn')`;
