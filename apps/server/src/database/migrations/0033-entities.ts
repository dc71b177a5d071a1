import { type Kysely, sql } from 'kysely';

/**
 * Where an official finds the records of a resident: the latest run that meets the caller's territory, which they may have no right to read as a whole. It
 * gives away the run's folder and whose its databases are; what is shown of records is decided one by one.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`create function access.latest_run() returns table (run_id uuid, folder text, databases jsonb)
      language sql stable security definer set search_path = pg_catalog, public as $$
        select r.id, r.folder, (
          select jsonb_agg(jsonb_build_object('id', d.id, 'surveyName', a.survey_name, 'agency', d.agency::text, 'territory', d.territory::text))
          from assessment a join database d on d.id = a.database_id where a.run_id = r.id)
        from survey_run r
        where exists (select from access.grants('entity.search') g where r.territory @> g.territory or r.territory <@ g.territory)
        order by r.finished_at desc limit 1
      $$`)
    .execute(db);
  await sql`grant execute on function access.latest_run() to sogoc_app`.execute(db);
}
