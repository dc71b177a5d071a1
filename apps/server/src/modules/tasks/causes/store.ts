import { sql } from 'kysely';
import type { Work } from '../../../access/as-account.ts';

export interface DatabaseRow {
  id: string;
  name: string;
  stage: string;
  due: string | null;
  owner_id: string;
  owner_name: string;
  run: string | null;
  at: Date | null;
  score: number | null;
  criteria: Record<string, { score: number | null }> | null;
}

/** The databases that a task is about, each with what the last survey found that the caller may see. */
export async function listDatabases(trx: Work, taskId: number): Promise<DatabaseRow[]> {
  const { rows } =
    await sql<DatabaseRow>`select d.id, d.name, d.stage, d.due, d.owner_id, o.name as owner_name, a.run_id as run, a.finished_at as at, a.score,
      a.criteria
    from task_database l join database d on d.id = l.database_id join agency o on o.id = d.owner_id
    left join lateral (select run_id, finished_at, score, criteria from assessment
      where database_id = d.id and status <> 'failed' order by finished_at desc limit 1) a on true
    where l.task_id = ${taskId} order by d.id`.execute(trx);
  return rows;
}

export interface RuleRow {
  criterion: string;
  rule: string;
  table: string;
  columns: string[];
  score: number;
  checked: number;
  failed: number;
  attribute: string | null;
  open: number;
  records: number;
  worst: number | null;
}

/** The worst three rules of each of these criteria, with the attribute of their column and the cases that mend what they found. */
export async function listRedRules(trx: Work, run: string, database: string, criteria: readonly string[]): Promise<RuleRow[]> {
  const { rows } = await sql<RuleRow>`with worst as (
      select r.*, row_number() over (partition by criterion order by r.score, r.failed desc, r.ordinal) as place
      from assessment_rule r where r.run_id = ${run} and r.database_id = ${database} and r.criterion = any(${[...criteria]}) and r.failed > 0)
    select w.criterion, w.rule, w.table_name as table, w.result -> 'columns' as columns, w.score, w.checked, w.failed, h.attribute_id as attribute,
      c.open, c.records, c.worst
    from worst w
    left join lateral (select attribute_id from holder where run_id = w.run_id and database_id = w.database_id and table_name = w.table_name
      and w.result -> 'columns' ? column_name order by ordinal limit 1) h on true
    cross join lateral (select count(*)::int as open, coalesce(sum(k.records), 0)::int as records, (array_agg(k.id order by k.due, k.id))[1] as worst
      from cleaning_case k where k.database_id = w.database_id and k.rule = w.rule and k.table_name = w.table_name and not k.closed) c
    where w.place <= 3 order by w.criterion, w.place`.execute(trx);
  return rows;
}

export interface UndecidedRow {
  attribute: string;
  entity: string;
  name: string;
  total: number;
}

/** Attributes that a database shares with others and whose original nobody has decided: the first five, with how many there are. */
export async function listUndecided(trx: Work, run: string, database: string): Promise<UndecidedRow[]> {
  const { rows } = await sql<UndecidedRow>`select a.id as attribute, a.entity, a.name, count(*) over ()::int as total from attribute a
    where a.run_id = ${run} and exists (select from holder h where h.run_id = a.run_id and h.attribute_id = a.id and h.database_id = ${database})
      and exists (select from holder h where h.run_id = a.run_id and h.attribute_id = a.id and h.database_id <> ${database})
      and not exists (select from designation d where d.attribute_id = a.id and d.status in ('decided', 'disputed')
        and coalesce(d.valid_to, 'infinity') >= access.today())
    order by a.ordinal limit 5`.execute(trx);
  return rows;
}

export interface ObstacleRow {
  id: number;
  kind: string;
  title: string;
  state: string;
  owner_id: string;
  owner_name: string;
  answer_due: string;
  level: number;
}

/** Open obstacles of a task that the caller sees. */
export async function listObstacles(trx: Work, taskId: number): Promise<ObstacleRow[]> {
  const { rows } = await sql<ObstacleRow>`select o.id, o.kind, o.title, o.state, w.id as owner_id, w.name as owner_name, o.answer_due, o.level
    from obstacle_task l join obstacle o on o.id = l.obstacle_id join agency w on w.id = o.owner_agency_id
    where l.task_id = ${taskId} and o.state not in ('solved', 'withdrawn') order by o.answer_due, o.id limit 200`.execute(trx);
  return rows;
}

/** All open ones, also those that the caller may not see. */
export async function countObstacles(trx: Work, taskId: number, day: string): Promise<number> {
  const { rows } = await sql<{ open: number }>`select open from access.open_obstacles_of(array[${taskId}]::bigint[], ${day}::date)`.execute(trx);
  return rows[0]?.open ?? 0;
}
