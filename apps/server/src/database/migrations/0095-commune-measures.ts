import { type Kysely, sql } from 'kysely';

/** Which criterion a discrepancy is against, and how many records of each commune were looked at and found wrong by each. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  'alter table access.found_discrepancy add criterion text',
  'alter table discrepancy add criterion text',
  'create index discrepancy_unit_criterion on discrepancy (agency_id, criterion, id)',

  `create table commune_measure (
     run_id uuid not null,
     database_id text not null,
     commune_id text not null,
     province_id text not null,
     agency ltree not null,
     territory ltree not null,
     owner ltree not null,
     -- When the records were read: who sees the commune alone cannot ask the run.
     finished_at timestamptz not null,
     -- By criterion: {"records": 120, "faulty": 7}.
     criteria jsonb not null,
     primary key (run_id, database_id, commune_id),
     foreign key (run_id, database_id) references assessment on delete cascade
   )`,
  'create index commune_measure_province on commune_measure (province_id, run_id, database_id)',
  'alter table commune_measure enable row level security',
  // Who answers for the commune, and who owns the database, within their territories.
  `create policy commune_measure_read on commune_measure for select to sogoc_app using (exists (select from access.grants('survey.read') g
     where (g.agency @> commune_measure.agency or g.agency @> commune_measure.owner) and g.territory @> commune_measure.territory))`,
  'grant select on commune_measure to sogoc_app',
];
