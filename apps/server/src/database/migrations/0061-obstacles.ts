import { type Kysely, sql } from 'kysely';

/** Obstacles: raised where they are (`agency`, `territory`), answered by an agency at or above it (`owner`), escalated upwards. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const reaches = (action: string, agency: 'agency' | 'owner'): string =>
  `exists (select from access.grants('${action}') g where g.agency @> obstacle.${agency} and g.territory @> obstacle.territory)`;
const raises = reaches('obstacle.raise', 'agency');
const solves = reaches('obstacle.solve', 'owner');
const onObstacle = (table: string, condition: string): string =>
  `exists (select from obstacle where obstacle.id = ${table}.obstacle_id and (${condition}))`;

const statements = [
  `create table obstacle (
     id bigint generated always as identity primary key,
     number text unique,
     kind text not null check (kind in ('procedures', 'facilities', 'data', 'people')),
     title text not null,
     details text,
     raised_agency_id text not null references agency,
     agency ltree not null,
     territory ltree not null,
     owner_agency_id text not null references agency,
     owner ltree not null,
     database_id text references database,
     state text not null default 'raised' check (state in ('raised', 'escalated', 'solved', 'reopened', 'withdrawn')),
     raised_on date not null default access.today(),
     raised_by uuid references account default access.account_id(),
     answer_due date not null,
     level smallint not null default 0,
     solution text,
     reused_from bigint references obstacle,
     solved_on date,
     search text not null,
     version integer not null default 1,
     check (owner @> agency),
     check (state <> 'solved' or (solution is not null and solved_on is not null))
   )`,
  'create index obstacle_due on obstacle (answer_due, id)',
  'create index obstacle_kind on obstacle (kind, state)',
  'create index obstacle_database on obstacle (database_id) where database_id is not null',
  'alter table obstacle enable row level security',
  `create policy obstacle_read on obstacle for select to sogoc_app using ((select access.everywhere('obstacle.read'))
     or ${reaches('obstacle.read', 'agency')} or ${reaches('obstacle.read', 'owner')})`,
  `create policy obstacle_raise on obstacle for insert to sogoc_app
     with check (state = 'raised' and level = 0 and raised_by = (select access.account_id()) and ${raises})`,
  `create policy obstacle_follow on obstacle for update to sogoc_app using (${raises})
     with check (state in ('escalated', 'reopened', 'withdrawn') and ${raises})`,
  `create policy obstacle_solve on obstacle for update to sogoc_app using (state in ('raised', 'escalated', 'reopened') and ${solves})
     with check (state = 'solved' and ${solves})`,
  `grant select, insert, update (state, owner_agency_id, owner, answer_due, level, solution, reused_from, solved_on, version) on obstacle to sogoc_app`,
  // Upwards only: nobody hands an obstacle down or beside by saying that it was escalated.
  `create function access.guard_obstacle() returns trigger language plpgsql as $$ begin
     if current_user = 'sogoc_app' and new.owner <> old.owner
        and not (new.owner @> old.owner and new.level = old.level + 1 and old.answer_due < access.today()) then
       raise exception 'an obstacle is escalated upwards, when its time is over' using errcode = 'insufficient_privilege';
     end if;
     return new;
   end $$`,
  'create trigger obstacle_guard before update on obstacle for each row execute function access.guard_obstacle()',

  `create table obstacle_task (
     obstacle_id bigint not null references obstacle on delete cascade,
     task_id bigint not null references task on delete cascade,
     primary key (task_id, obstacle_id)
   )`,
  'create index obstacle_task_obstacle on obstacle_task (obstacle_id)',
  'alter table obstacle_task enable row level security',
  `create policy obstacle_task_read on obstacle_task for select to sogoc_app using (exists (select from obstacle o where o.id = obstacle_id))`,
  `create policy obstacle_task_add on obstacle_task for insert to sogoc_app with check (
     ${onObstacle('obstacle_task', raises)} and exists (select from task t where t.id = task_id))`,
  'grant select, insert on obstacle_task to sogoc_app',
  // A task is blocked also by what its reader may not see in full: how many, never which.
  `create function access.open_obstacles(wanted bigint, day date) returns bigint language sql stable security definer set search_path = pg_catalog, public as $$
     select count(*) from obstacle_task l join obstacle o on o.id = l.obstacle_id where l.task_id = wanted and o.raised_on <= day
       and o.state <> 'withdrawn' and (o.solved_on is null or o.solved_on > day) $$`,
  'grant execute on function access.open_obstacles(bigint, date) to sogoc_app',

  `create table obstacle_event (
     id bigint generated always as identity primary key,
     obstacle_id bigint not null references obstacle on delete cascade,
     at timestamptz not null default access.now(),
     account_id uuid references account default access.account_id(),
     verb text not null,
     text text
   )`,
  'create index obstacle_event_obstacle on obstacle_event (obstacle_id, id)',
  'alter table obstacle_event enable row level security',
  `create policy obstacle_event_read on obstacle_event for select to sogoc_app using (exists (select from obstacle o where o.id = obstacle_id))`,
  `create policy obstacle_event_add on obstacle_event for insert to sogoc_app with check (
     account_id = (select access.account_id()) and ${onObstacle('obstacle_event', `${raises} or ${solves}`)})`,
  'grant select, insert (obstacle_id, verb, text) on obstacle_event to sogoc_app',
];
