import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import type { Work } from '../../../access/as-account.ts';
import type { Identity } from '../../../access/identity.ts';
import { classOn, type DayFigure, dueOn, isOf } from '../figures.ts';
import { type Filtered, narrowed } from '../list.ts';
import type { AgencyPlanQuery, PlanQuery } from './schema.ts';

type Query = z.infer<typeof PlanQuery>;

/** Of a month and of hard tasks or others: how many count as what. The month is null of what was due before the year. */
export interface MonthRow {
  month: string | null;
  hard: boolean;
  due: number;
  done: number;
  late: number;
  awaiting: number;
  overdue: number;
  open: number;
}

const of = (figure: DayFigure): RawBuilder<number> => sql<number>`(coalesce(sum(n) filter (where ${isOf(sql`class`, figure)}), 0))::int`;
const left = sql`class in (5, 7, 8)`;

/** Tasks due in the year, and of those due before what is left; by lead, month, difficulty and what they are on the day. */
function judged(trx: Work, identity: Identity, query: Query, year: number, day: string) {
  const among = (narrowed(trx.selectFrom('task as t') as never, identity, query) as Filtered)
    .select(['t.agency_id as agency', 't.difficulty', 't.person_id as person'])
    .select([classOn(day).as('class'), dueOn(day).as('due')])
    .where(sql<boolean>`(t.due <= ${`${year}-12-31`}::date or t.extended_on > ${day}::date)`);
  // The month as a date while there are many rows, as text once there are few.
  return sql`select agency, difficulty, person, class, to_char(first, 'YYYY-MM') as month, n from (
    select agency, difficulty, person, class, case when due >= ${`${year}-01-01`}::date then date_trunc('month', due::timestamp) end as first, count(*)::int as n
    from (${among} offset 0) a where class > 0 and due <= ${`${year}-12-31`}::date and (due >= ${`${year}-01-01`}::date or ${left}) group by 1, 2, 3, 4, 5) g`;
}

export async function countMonths(trx: Work, identity: Identity, query: Query, year: number, day: string): Promise<MonthRow[]> {
  const { rows } = await sql<MonthRow>`with judged as (${judged(trx, identity, query, year, day)})
    select month, difficulty = 'hard' as hard, ${of('given')} as due, ${of('done')} as done, ${of('done-late')} as late, ${of('awaiting')} as awaiting,
      ${of('overdue')} as overdue, ${of('open')} as open from judged group by 1, 2`.execute(trx);
  return rows;
}

export interface AgencyRow {
  id: string;
  name: string;
  total: number;
  rows: MonthRow[];
  months: { month: string; due: number; left: number; hard: number }[];
  weight: number;
  people: number;
  unassigned: number;
  helps: number;
}

/** A page of leading agencies, the most overdue first, then who has most left. */
export async function countAgencies(trx: Work, identity: Identity, query: z.infer<typeof AgencyPlanQuery>, year: number, day: string) {
  const { page, pageSize, ...same } = query;
  const n = (condition: RawBuilder<unknown>) => sql`coalesce(sum(n) filter (where ${condition}), 0)::int`;
  const { rows } = await sql<AgencyRow>`with judged as materialized (${judged(trx, identity, same, year, day)}),
    chosen as (select agency as id, count(*) over () as total, ${of('overdue')} as overdue, ${n(left)} as left from judged group by agency
      order by overdue desc, "left" desc, agency limit ${pageSize} offset ${(page - 1) * pageSize}),
    kinds as (select agency, month, difficulty = 'hard' as hard, ${of('given')} as due, ${of('done')} as done, ${of('done-late')} as late,
        ${of('awaiting')} as awaiting, ${of('overdue')} as overdue, ${of('open')} as open
      from judged where agency in (select id from chosen) group by 1, 2, 3),
    months as (select agency, month, ${n(sql`true`)} as due, ${n(left)} as left, ${n(sql`${left} and difficulty = 'hard'`)} as hard
      from judged where month is not null and agency in (select id from chosen) group by 1, 2),
    loads as (select agency, coalesce(sum(n * case difficulty when 'easy' then 1 when 'medium' then 2 else 3 end), 0)::int as weight,
        count(distinct person)::int as people, ${n(sql`person is null`)} as unassigned
      from judged where ${left} and agency in (select id from chosen) group by 1)
    select c.id, coalesce(a.name, c.id) as name, c.total, coalesce(l.weight, 0) as weight, coalesce(l.people, 0) as people,
      coalesce(l.unassigned, 0) as unassigned, (select json_agg(k) from kinds k where k.agency = c.id) as rows,
      coalesce((select json_agg(json_build_object('month', m.month, 'due', m.due, 'left', m.left, 'hard', m.hard) order by m.month)
        from months m where m.agency = c.id), '[]') as months,
      (select count(*) from task_agency h join task t on t.id = h.task_id where h.agency_id = c.id and ${classOn(day)} in (5, 7, 8)) as helps
    from chosen c left join agency a on a.id = c.id left join loads l on l.agency = c.id order by c.overdue desc, c.left desc, c.id`.execute(trx);
  return rows;
}
