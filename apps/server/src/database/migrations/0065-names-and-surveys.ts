import { type Kysely, sql } from 'kysely';

/**
 * Two ways around row-level security, closed. Temporary tables come before all others where a search path does not say otherwise: a caller's own `role_grant` would
 * have been read by the functions that say who may do what. And a survey could be told to read databases of somebody else, its findings to be seen in one's own place.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const fromInside = `not exists (select from unnest(survey.database_ids) as wanted(id) where not exists (
  select from database d where d.id = wanted.id and survey.agency @> d.agency and survey.territory @> d.territory
    and exists (select from access.grants('survey.run') g where g.agency @> d.agency and g.territory @> d.territory)))`;

const statements = [
  `do $$ declare one regprocedure; begin
     for one in select p.oid from pg_proc p where p.pronamespace = 'access'::regnamespace
                  and (p.prosecdef or p.prorettype = 'trigger'::regtype or p.proname in ('may_comment', 'task_due'))
     loop execute format('alter function %s set search_path = pg_catalog, public, pg_temp', one); end loop;
   end $$`,
  `create policy survey_new_reads on survey as restrictive for insert to sogoc_app with check (${fromInside})`,
  `create policy survey_reads on survey as restrictive for update to sogoc_app using (true) with check (${fromInside})`,
];
