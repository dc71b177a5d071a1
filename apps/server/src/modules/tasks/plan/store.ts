import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import type { Work } from '../../../access/as-account.ts';
import type { Identity } from '../../../access/identity.ts';
import { classOn, type DayFigure, dueOn, isOf } from '../figures.ts';
import { type Filtered, narrowed } from '../list.ts';
import type { PlanQuery } from './schema.ts';

/** Which tasks are planned, in which year, as of which day. */
export interface Asked {
  identity: Identity;
  query: z.infer<typeof PlanQuery>;
  year: number;
  day: string;
}

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
const sums = sql`${of('given')} as due, ${of('done')} as done, ${of('done-late')} as late, ${of('awaiting')} as awaiting, ${of('overdue')} as overdue,
  ${of('open')} as open`;

/** Tasks due in the year, and of those due before what is left, with what they are on the day; of these leading agencies, or of all. */
function judged(trx: Work, { identity, query, year, day }: Asked, agencies?: readonly string[]) {
  const [first, last] = [sql`${`${year}-01-01`}::date`, sql`${`${year}-12-31`}::date`];
  const among = (narrowed(trx.selectFrom('task as t') as never, identity, query) as Filtered)
    .select(['t.agency_id as agency', 't.difficulty', 't.person_id as person'])
    .select([classOn(day).as('class'), dueOn(day).as('due')])
    .where(sql<boolean>`(t.due <= ${last} or t.extended_on > ${day}::date)`)
    .$if(agencies !== undefined, (q) => q.where(sql<boolean>`t.agency_id = any(${[...(agencies ?? [])]})`));
  // Judged once: without the fence the expressions would be written into each place that uses them.
  return sql`select agency, difficulty, person, class, case when due >= ${first} then date_trunc('month', due::timestamp) end as month
    from (${among} offset 0) a where class > 0 and due <= ${last} and (due >= ${first} or ${left})`;
}

export async function countMonths(trx: Work, asked: Asked): Promise<MonthRow[]> {
  const { rows } = await sql<MonthRow>`with judged as (select month, difficulty = 'hard' as hard, class, count(*)::int as n
      from (${judged(trx, asked)}) j group by 1, 2, 3)
    select to_char(month, 'YYYY-MM') as month, hard, ${sums} from judged group by month, hard`.execute(trx);
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

/** A page of leading agencies, the most overdue first, then who has most left. Who they are is found first, and only of these the rest is told. */
export async function countAgencies(trx: Work, asked: Asked, { page, pageSize }: { page: number; pageSize: number }): Promise<AgencyRow[]> {
  const { rows: chosen } = await sql<{ id: string; total: number }>`select agency as id, count(*) over () as total
    from (${judged(trx, asked)}) j group by agency
    order by count(*) filter (where class = 7) desc, count(*) filter (where ${left}) desc, agency
    limit ${pageSize} offset ${(page - 1) * pageSize}`.execute(trx);
  const ids = chosen.map(({ id }) => id);
  const n = (condition: RawBuilder<unknown>) => sql`coalesce(sum(n) filter (where ${condition}), 0)::int`;
  const { rows } = await sql<Omit<AgencyRow, 'total'>>`with judged as materialized (
      select agency, difficulty, person, class, to_char(month, 'YYYY-MM') as month, count(*)::int as n
      from (${judged(trx, asked, ids)}) j group by 1, 2, 3, 4, 5),
    kinds as (select agency, month, difficulty = 'hard' as hard, ${sums} from judged group by 1, 2, 3),
    months as (select agency, month, ${n(sql`true`)} as due, ${n(left)} as left, ${n(sql`${left} and difficulty = 'hard'`)} as hard
      from judged where month is not null group by 1, 2),
    loads as (select agency, coalesce(sum(n * case difficulty when 'easy' then 1 when 'medium' then 2 else 3 end), 0)::int as weight,
        count(distinct person)::int as people, ${n(sql`person is null`)} as unassigned from judged where ${left} group by 1),
    helping as (select h.agency_id as agency, count(*)::int as helps from task_agency h join task t on t.id = h.task_id
      where h.agency_id = any(${ids}) and ${classOn(asked.day)} in (5, 7, 8) group by 1)
    select c.id, coalesce(a.name, c.id) as name, coalesce(l.weight, 0) as weight, coalesce(l.people, 0) as people,
      coalesce(l.unassigned, 0) as unassigned, (select json_agg(k) from kinds k where k.agency = c.id) as rows,
      coalesce((select json_agg(json_build_object('month', m.month, 'due', m.due, 'left', m.left, 'hard', m.hard) order by m.month)
        from months m where m.agency = c.id), '[]') as months, coalesce(h.helps, 0) as helps
    from unnest(${ids}::text[]) with ordinality c(id, place) left join agency a on a.id = c.id left join loads l on l.agency = c.id
      left join helping h on h.agency = c.id order by c.place`.execute(trx);
  return rows.map((row) => ({ ...row, total: chosen[0]?.total ?? 0 }));
}
