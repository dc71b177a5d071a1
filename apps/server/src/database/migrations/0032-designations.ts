import { type Kysely, sql } from 'kysely';

/**
 * Which column is decided to be the original of an attribute. What is proposed and decided is public among agencies; who may do what follows from the place
 * where it is decided (`agency`, `territory`: the survey's that found the attribute), from the owner of the proposed original, and from the holders asked.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

function inScope(row: string, action: string, agency = 'agency'): string {
  return `exists (select from access.grants('${action}') g where g.agency @> ${row}.${agency} and g.territory @> ${row}.territory)`;
}

const proposer = `(${inScope('designation', 'designation.propose', 'owner')} or ${inScope('designation', 'designation.propose')})`;
const disputing = `exists (select from designation_opinion o where o.designation_id = designation.id and ${inScope('o', 'designation.dispute')})`;
const worker = `(${proposer} or ${inScope('designation', 'designation.decide')} or ${disputing})`;

const statements = [
  `create table designation (
     id uuid primary key default gen_random_uuid(),
     attribute_id text not null,
     attribute_name text not null,
     entity text not null,
     database_id text not null references database,
     table_name text not null,
     column_name text not null,
     agency ltree not null,
     territory ltree not null,
     owner ltree not null,
     status text not null default 'proposed'
       check (status in ('proposed', 'consulting', 'decided', 'disputed', 'refused', 'withdrawn', 'revoked')),
     reason text,
     legal_basis text,
     document text,
     valid_from date,
     valid_to date,
     consult_until date,
     proposed_by uuid not null references account default access.account_id(),
     proposed_at timestamptz not null default access.now(),
     decided_by uuid references account,
     decided_at timestamptz,
     version integer not null default 1,
     -- In force there is no other original of the attribute in the territory on any day. By hash, since ranges are what both kinds of database can exclude.
     attribute_hash bigint generated always as (hashtextextended(attribute_id || ' ' || ltree2text(territory), 0)) stored,
     check (status not in ('decided', 'disputed') or (legal_basis is not null and valid_from is not null)),
     exclude using gist (int8range(attribute_hash, attribute_hash, '[]') with &&, daterange(valid_from, valid_to, '[]') with &&)
       where (status in ('decided', 'disputed'))
   )`,
  'create index designation_attribute on designation (attribute_id, id)',
  'create index designation_database on designation (database_id)',
  'create index designation_status on designation (status, proposed_at)',

  // The holders asked, by database.
  `create table designation_opinion (
     designation_id uuid not null references designation on delete cascade,
     database_id text not null references database,
     agency ltree not null,
     territory ltree not null,
     opinion text check (opinion in ('agree', 'object')),
     text text,
     given_by uuid references account,
     given_at timestamptz,
     primary key (designation_id, database_id)
   )`,
  `create table designation_event (
     id bigint generated always as identity primary key,
     designation_id uuid not null references designation on delete cascade,
     at timestamptz not null default access.now(),
     account_id uuid not null references account default access.account_id(),
     verb text not null,
     text text
   )`,
  'create index designation_event_designation on designation_event (designation_id, id)',

  'alter table designation enable row level security',
  `create policy designation_read on designation for select to sogoc_app using ((select access.may('designation.read')))`,
  `create policy designation_propose on designation for insert to sogoc_app
     with check (status = 'proposed' and proposed_by = (select access.account_id()) and ${proposer})`,
  `create policy designation_work on designation for update to sogoc_app using (${worker})
     with check ((status in ('consulting', 'withdrawn') and ${proposer}) or (status = 'disputed' and ${disputing})
       or (status in ('decided', 'refused', 'revoked') and ${inScope('designation', 'designation.decide')}))`,
  `grant select, insert, update (status, reason, legal_basis, document, valid_from, valid_to, consult_until, decided_by, decided_at, version)
     on designation to sogoc_app`,

  'alter table designation_opinion enable row level security',
  `create policy opinion_read on designation_opinion for select to sogoc_app using ((select access.may('designation.read')))`,
  `create policy opinion_ask on designation_opinion for insert to sogoc_app with check (opinion is null and exists (
     select from designation where designation.id = designation_opinion.designation_id and designation.status in ('proposed', 'consulting') and ${proposer}))`,
  `create policy opinion_give on designation_opinion for update to sogoc_app using (${inScope('designation_opinion', 'designation.consult')})
     with check (given_by = (select access.account_id()) and ${inScope('designation_opinion', 'designation.consult')})`,
  'grant select, insert, update (opinion, text, given_by, given_at) on designation_opinion to sogoc_app',

  'alter table designation_event enable row level security',
  `create policy designation_event_read on designation_event for select to sogoc_app using ((select access.may('designation.read')))`,
  `create policy designation_event_add on designation_event for insert to sogoc_app with check (
     account_id = (select access.account_id()) and exists (select from designation where designation.id = designation_event.designation_id and (${worker} or exists (
       select from designation_opinion p where p.designation_id = designation.id and ${inScope('p', 'designation.consult')}))))`,
  'grant select, insert (designation_id, account_id, verb, text) on designation_event to sogoc_app',
];
