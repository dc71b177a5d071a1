import { type Kysely, sql } from 'kysely';

/**
 * The register of databases, the surveys of them and what each run found. What a run found is written by the register's own jobs alone: the server's
 * working role may read it, in the scope of the database's owner.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

/** Evaluated once a statement and not once a row, as a call of `access.may_at` would be. */
function inScope(row: string, action: string): string {
  return `exists (select from access.grants('${action}') g where g.agency @> ${row}.agency and g.territory @> ${row}.territory)`;
}

const foundOfDatabase = 'run_id uuid not null, database_id text not null';
const toAssessment = 'foreign key (run_id, database_id) references assessment on delete cascade';

function readThroughAssessment(table: string): string[] {
  return [
    `alter table ${table} enable row level security`,
    `create policy ${table}_read on ${table} for select to sogoc_app using (
       exists (select from assessment a where a.run_id = ${table}.run_id and a.database_id = ${table}.database_id))`,
    `grant select on ${table} to sogoc_app`,
  ];
}

function readThroughRun(table: string): string[] {
  return [
    `alter table ${table} enable row level security`,
    `create policy ${table}_read on ${table} for select to sogoc_app using (exists (select from survey_run r where r.id = ${table}.run_id))`,
    `grant select on ${table} to sogoc_app`,
  ];
}

const statements = [
  // What belongs to an agency holds its place beside its id: a key of both keeps the two from parting.
  'alter table agency add unique (id, path, territory)',

  `create table database (
     id text primary key check (id ~ '^[a-z0-9][a-z0-9_-]{0,63}$'),
     name text not null,
     -- What surveys call it; within a territory no two are called alike.
     survey_name text,
     owner_id text not null,
     -- Where it belongs: the owner's place, kept here for row-level security.
     agency ltree not null,
     territory ltree not null,
     level text not null check (level in ('national', 'sectoral', 'provincial', 'local')),
     legal_basis text,
     maturity text check (maturity in ('A', 'B', 'C')),
     stage text not null check (stage in ('not-begun', 'deploying', 'late', 'formed', 'retired')),
     priority smallint check (priority between 1 and 3),
     due date,
     platform text,
     security_level smallint check (security_level between 1 and 5),
     sensitivity text not null default 'internal' check (sensitivity in ('open', 'shared', 'internal', 'secret')),
     roadmap jsonb not null default '[]',
     as_of date,
     -- The last run that read it.
     last_run_id uuid,
     version integer not null default 1,
     created_at timestamptz not null default access.now(),
     changed_at timestamptz not null default access.now(),
     foreign key (owner_id, agency, territory) references agency (id, path, territory) on update cascade,
     unique (id, agency, territory)
   )`,
  'create unique index database_survey_name on database (territory, survey_name) where survey_name is not null',
  'create index database_owner on database (owner_id)',
  'create index database_agency on database using gist (agency)',

  // That a database exists is public among agencies, so that nobody builds it again; a secret one is known where it belongs.
  'alter table database enable row level security',
  `create policy database_read on database for select to sogoc_app using (
     ((select access.may('database.read')) and sensitivity <> 'secret') or ${inScope('database', 'database.read')})`,
  `create policy database_insert on database for insert to sogoc_app with check (${inScope('database', 'database.change')})`,
  `create policy database_update on database for update to sogoc_app using (${inScope('database', 'database.change')}) with check (${inScope('database', 'database.change')})`,
  'grant select, insert, update on database to sogoc_app',

  // Where a survey reads a database. Passwords stand in the environment: the address names the variable.
  `create table database_connection (
     database_id text primary key,
     agency ltree not null,
     territory ltree not null,
     source text not null,
     schemas text[],
     tables text[],
     version integer not null default 1,
     foreign key (database_id, agency, territory) references database (id, agency, territory) on update cascade on delete cascade
   )`,
  'alter table database_connection enable row level security',
  `create policy connection_read on database_connection for select to sogoc_app using (${inScope('database_connection', 'connection.read')})`,
  `create policy connection_insert on database_connection for insert to sogoc_app with check (${inScope('database_connection', 'connection.change')})`,
  `create policy connection_update on database_connection for update to sogoc_app using (${inScope('database_connection', 'connection.change')})
     with check (${inScope('database_connection', 'connection.change')})`,
  'grant select, insert, update on database_connection to sogoc_app',

  `create table contract_version (
     database_id text not null references database on delete cascade,
     number integer not null,
     text text not null,
     contract_version text,
     status text,
     note text,
     created_by uuid,
     created_at timestamptz not null default access.now(),
     primary key (database_id, number)
   )`,
  'alter table contract_version enable row level security',
  `create policy contract_read on contract_version for select to sogoc_app using (exists (select from database d where d.id = contract_version.database_id))`,
  `create policy contract_insert on contract_version for insert to sogoc_app with check (
     exists (select from database d where d.id = contract_version.database_id and ${inScope('d', 'contract.change')}))`,
  'grant select, insert on contract_version to sogoc_app',

  // Databases that are surveyed together, in one folder with one history.
  `create table survey (
     id uuid primary key default gen_random_uuid(),
     name text not null,
     agency ltree not null,
     territory ltree not null,
     database_ids text[] not null,
     language text not null default 'vi' check (language in ('vi', 'en', 'id')),
     schedule text,
     version integer not null default 1,
     created_by uuid,
     created_at timestamptz not null default access.now()
   )`,
  'alter table survey enable row level security',
  `create policy survey_read on survey for select to sogoc_app using (${inScope('survey', 'survey.read')})`,
  `create policy survey_insert on survey for insert to sogoc_app with check (${inScope('survey', 'survey.run')})`,
  `create policy survey_update on survey for update to sogoc_app using (${inScope('survey', 'survey.run')}) with check (${inScope('survey', 'survey.run')})`,
  'grant select, insert, update on survey to sogoc_app',

  // A run whose results are loaded, whole: it appears together with them.
  `create table survey_run (
     id uuid primary key default gen_random_uuid(),
     survey_id uuid references survey,
     agency ltree not null,
     territory ltree not null,
     origin text not null check (origin in ('job', 'pushed')),
     requested_by uuid,
     started_at timestamptz not null,
     finished_at timestamptz not null,
     loaded_at timestamptz not null default access.now(),
     language text not null default 'vi',
     rows bigint not null,
     tables integer not null,
     databases_read integer not null,
     databases_failed integer not null,
     -- Of its results, relative to the register's home; a later run of the same survey writes to the same folder.
     folder text not null,
     run jsonb not null,
     comparison jsonb,
     plan jsonb not null default '[]',
     conflicts jsonb not null default '[]'
   )`,
  'create index survey_run_survey on survey_run (survey_id, finished_at desc)',
  'create index survey_run_finished on survey_run (finished_at desc)',
  'alter table database add foreign key (last_run_id) references survey_run on delete set null',

  // What a run found of one database.
  `create table assessment (
     run_id uuid not null references survey_run on delete cascade,
     database_id text not null,
     survey_name text not null,
     agency ltree not null,
     territory ltree not null,
     finished_at timestamptz not null,
     status text not null check (status in ('read', 'partial', 'failed')),
     kind text not null,
     source text not null,
     as_of date,
     rows bigint not null,
     table_count integer not null,
     score numeric,
     grade text check (grade in ('green', 'amber', 'red')),
     criteria jsonb not null,
     tables jsonb not null,
     problems jsonb not null,
     discrepancies bigint not null default 0,
     variants bigint not null default 0,
     primary key (run_id, database_id),
     foreign key (database_id, agency, territory) references database (id, agency, territory) on update cascade on delete cascade
   )`,
  'create index assessment_database on assessment (database_id, finished_at desc)',
  'alter table assessment enable row level security',
  `create policy assessment_read on assessment for select to sogoc_app using (${inScope('assessment', 'survey.read')})`,
  'grant select on assessment to sogoc_app',

  'alter table survey_run enable row level security',
  `create policy survey_run_read on survey_run for select to sogoc_app using (
     ${inScope('survey_run', 'survey.read')} or exists (select from assessment a where a.run_id = survey_run.id))`,
  'grant select on survey_run to sogoc_app',

  `create table assessment_rule (
     ${foundOfDatabase},
     ordinal integer not null,
     rule text not null,
     criterion text not null,
     table_name text not null,
     checked bigint not null,
     failed bigint not null,
     variants bigint not null,
     score double precision,
     result jsonb not null,
     primary key (run_id, database_id, ordinal),
     ${toAssessment}
   )`,
  ...readThroughAssessment('assessment_rule'),

  `create table catalogue_table (
     ${foundOfDatabase},
     ordinal integer not null,
     name text not null,
     rows bigint not null,
     profile jsonb not null,
     primary key (run_id, database_id, name),
     ${toAssessment}
   )`,
  ...readThroughAssessment('catalogue_table'),

  `create table catalogue_column (
     ${foundOfDatabase},
     table_name text not null,
     ordinal integer not null,
     name text not null,
     type text not null,
     semantic_type text,
     personal boolean not null,
     missing bigint not null,
     distinct_values bigint not null,
     profile jsonb not null,
     primary key (run_id, database_id, table_name, ordinal),
     ${toAssessment}
   )`,
  ...readThroughAssessment('catalogue_column'),

  // Attributes that several databases hold, as the run found them; decisions are designations.
  `create table attribute (
     run_id uuid not null references survey_run on delete cascade,
     id text not null,
     ordinal integer not null,
     entity text not null,
     name text not null,
     redundancy jsonb not null,
     primary key (run_id, id)
   )`,
  ...readThroughRun('attribute'),
  `create table holder (
     run_id uuid not null,
     attribute_id text not null,
     ordinal integer not null,
     database_id text not null references database on delete cascade,
     table_name text not null,
     column_name text not null,
     role text not null check (role in ('original', 'copy', 'undetermined', 'earlier')),
     confidence double precision not null,
     found jsonb not null,
     primary key (run_id, attribute_id, ordinal),
     foreign key (run_id, attribute_id) references attribute on delete cascade
   )`,
  'create index holder_database on holder (database_id, run_id)',
  ...readThroughRun('holder'),
];
