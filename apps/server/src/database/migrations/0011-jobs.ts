import { type Kysely, sql } from 'kysely';

/** Jobs of the register. The queue only says when one is to be looked at; what became of it stands here. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

function inScope(action: string): string {
  return `exists (select from access.grants('${action}') g where g.agency @> job.agency and g.territory @> job.territory)`;
}

const statements = [
  `create table job (
     id uuid primary key default gen_random_uuid(),
     kind text not null check (kind in ('survey')),
     survey_id uuid not null references survey,
     agency ltree not null,
     territory ltree not null,
     -- Held while it runs: no two jobs read one database at the same time.
     database_ids text[] not null,
     state text not null default 'queued' check (state in ('queued', 'running', 'done', 'failed', 'cancelled')),
     cause text not null check (cause in ('asked', 'schedule', 'retry')),
     requested_by uuid,
     attempts integer not null default 0,
     cancel_requested boolean not null default false,
     created_at timestamptz not null default access.now(),
     started_at timestamptz,
     finished_at timestamptz,
     -- By the system's own time, whatever day the register lives on.
     heartbeat_at timestamptz,
     progress jsonb,
     error jsonb,
     run_id uuid references survey_run on delete set null
   )`,
  'create index job_created on job (created_at desc)',
  `create index job_open on job (created_at) where state in ('queued', 'running')`,
  `create unique index job_scheduled_once on job (survey_id) where state = 'queued' and cause = 'schedule'`,
  `create table access.job_hold (database_id text primary key, job_id uuid not null references job on delete cascade)`,

  'alter table job enable row level security',
  `create policy job_read on job for select to sogoc_app using (${inScope('job.read')})`,
  `create policy job_insert on job for insert to sogoc_app with check (
     ${inScope('survey.run')} and state = 'queued' and run_id is null
     and exists (select from survey s where s.id = job.survey_id and s.agency = job.agency and s.territory = job.territory
                   and s.database_ids = job.database_ids))`,
  `create policy job_update on job for update to sogoc_app using (${inScope('survey.run')})`,
  'grant select, insert on job to sogoc_app',
  // Of a job its requester can say that it should end; everything else is the worker's.
  'grant update (cancel_requested) on job to sogoc_app',
];
