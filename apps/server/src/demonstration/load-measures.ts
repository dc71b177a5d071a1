import { sql } from 'kysely';
import type { Database } from '../database/open-database.ts';

/**
 * Binds tasks under way to what the register can measure of the one database they are about: to build one ends when it is formed, to clean one when its score is
 * nearly whole, to connect one when it agrees with population; none is met on the opening day. Needs tasks and databases; what is bound stays.
 */
export async function loadMeasures({ owner }: Pick<Database, 'owner'>): Promise<void> {
  await sql`insert into task_measure (task_id, measure, parameters, database_ids, closes, manual)
    select t.id, m.measure, m.parameters, m.databases, 'verified', true
    from task t join task_database l on l.task_id = t.id join database d on d.id = l.database_id
    cross join lateral (
      select 'database-stage' as measure, jsonb_build_object('database', d.id, 'stage', 'formed') as parameters, array[d.id] as databases
        where t.title ~ '^(Xây dựng|Hoàn thiện) ' and d.stage <> 'formed'
      union all select 'criterion-score', jsonb_build_object('database', d.id, 'criterion', null, 'atLeast', 99.9), array[d.id]
        where t.title like 'Làm sạch %' and d.survey_name is not null
      union all select 'agreement', jsonb_build_object('database', d.id, 'with', 'p38-population', 'atLeast', 99.9), array[d.id, 'p38-population']
        where t.title like 'Kết nối, chia sẻ %' and d.survey_name is not null and d.id <> 'p38-population') m
    where t.programme_id in ('nq71', 'bcd') and t.state = 'in-progress'
      and (select count(*) from task_database o where o.task_id = t.id) = 1
    on conflict do nothing`.execute(owner);
}
