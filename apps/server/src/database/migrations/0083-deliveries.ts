import { type Kysely, sql } from 'kysely';

/**
 * The outbox: what is on its way by e-mail or to a webhook. A row is written in the transaction of what it tells; carrying it is done later, by whoever claims it.
 * The server's role may ask for a try and for another one, and says nothing about what became of it.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const at = (action: string, table: string): string => `access.may_at('${action}', ${table}.agency, ${table}.territory)`;

const statements = [
  `create table webhook (
     id uuid primary key default gen_random_uuid(),
     name text not null,
     url text not null,
     -- Signs what is sent; sealed with a key that no copy of the database holds.
     sealed_secret text not null,
     agency_id text not null references agency,
     agency ltree not null,
     territory ltree not null,
     kinds text[] not null,
     active boolean not null default true,
     created_by uuid references account default access.account_id(),
     created_at timestamptz not null default access.now(),
     version integer not null default 1
   )`,
  'create index webhook_agency on webhook using gist (agency)',
  'alter table webhook enable row level security',
  `create policy webhook_read on webhook for select to sogoc_app using (${at('webhook.read', 'webhook')})`,
  `create policy webhook_add on webhook for insert to sogoc_app with check (${at('webhook.change', 'webhook')}
     and exists (select from agency a where a.id = agency_id and a.path = webhook.agency and a.territory = webhook.territory))`,
  `create policy webhook_change on webhook for update to sogoc_app using (${at('webhook.change', 'webhook')})`,
  `grant select (id, name, url, agency_id, agency, territory, kinds, active, created_at, version),
     insert (id, name, url, sealed_secret, agency_id, agency, territory, kinds), update (name, url, kinds, active, version) on webhook to sogoc_app`,

  `create table delivery (
     id uuid primary key default gen_random_uuid(),
     channel text not null check (channel in ('email', 'webhook')),
     account_id uuid references account on delete cascade,
     webhook_id uuid references webhook on delete cascade,
     -- What a webhook is told; an e-mail tells all notifications that name it.
     reminder_id bigint references reminder on delete cascade,
     test boolean not null default false,
     agency ltree not null,
     territory ltree not null,
     -- claimed: somebody is at it, and nothing has left the house. handing: it may have. uncertain: it may have, and nobody will ever say.
     state text not null default 'queued' check (state in ('queued', 'claimed', 'handing', 'sent', 'failed', 'uncertain', 'cancelled')),
     attempts smallint not null default 0,
     claim uuid,
     -- By the system's own time, whatever day the register lives on.
     claimed_at timestamptz,
     next_at timestamptz not null default now(),
     made_at timestamptz not null default access.now(),
     ended_at timestamptz,
     problem text,
     check ((channel = 'email') = (account_id is not null) and (channel = 'webhook') = (webhook_id is not null)),
     unique (webhook_id, reminder_id)
   )`,
  `create index delivery_queued on delivery (channel, next_at) where state = 'queued'`,
  `create index delivery_at_work on delivery (claimed_at) where state in ('claimed', 'handing')`,
  'create index delivery_made on delivery (made_at desc, id)',
  'alter table delivery enable row level security',
  `create policy delivery_read on delivery for select to sogoc_app using (${at('delivery.read', 'delivery')}
     or (account_id = (select access.account_id()) and test))`,
  `create policy delivery_test on delivery for insert to sogoc_app with check (test and state = 'queued' and reminder_id is null and case channel
     when 'email' then account_id = (select access.account_id())
     else exists (select from webhook w where w.id = webhook_id and w.agency = delivery.agency and w.territory = delivery.territory
       and ${at('webhook.change', 'delivery')}) end)`,
  `create policy delivery_again on delivery for update to sogoc_app using (state in ('failed', 'uncertain') and ${at('delivery.change', 'delivery')})
     with check (state = 'queued' and ${at('delivery.change', 'delivery')})`,
  'grant select, insert (channel, account_id, webhook_id, test, agency, territory), update (state, attempts, next_at) on delivery to sogoc_app',

  'alter table notification add delivery_id uuid references delivery',
  'create index notification_delivery on notification (delivery_id) where delivery_id is not null',
];
