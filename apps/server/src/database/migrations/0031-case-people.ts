import { type Kysely, sql } from 'kysely';

/** Who a case can be given to, names of those who worked on one, and the list of a commune. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `alter table cleaning_case add commune_id text
     generated always as (case when nlevel(territory) > 2 then ltree2text(subpath(territory, 2, 1)) end) stored`,
  'create index cleaning_case_commune on cleaning_case (commune_id, due, id) where commune_id is not null',

  // Names of officials, never more of them, for who reads what they did.
  `create function access.name_of(wanted uuid) returns text language sql stable security definer set search_path = pg_catalog, public as
   $$ select name from account where id = wanted and access.account_id() is not null $$`,

  // The people of a unit, for who works there or hands cases to it.
  `create function access.people_of(unit text) returns table (id uuid, name text)
   language sql stable security definer set search_path = pg_catalog, public as $$
     select a.id, a.name from account a join agency u on u.id = unit
     where a.agency_id = unit and a.status = 'active' and exists (
       select from (select * from access.grants('case.assign') union all select * from access.grants('case.mend')) g
       where g.agency @> u.path and g.territory @> u.territory)
     order by a.name limit 500
   $$`,
  'grant execute on function access.name_of(uuid), access.people_of(text) to sogoc_app',
];
