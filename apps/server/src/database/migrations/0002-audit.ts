import { type Kysely, sql } from 'kysely';

/**
 * The audit log: each entry holds the hash of the one before, so that a change, a removal or another order shows. The server's working role can add entries
 * through `access.append_audit` alone; who acted comes from the session, not from the caller.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table audit_entry (
     seq bigint primary key,
     body text not null,
     previous bytea not null,
     hash bytea not null,
     at text generated always as (body::jsonb ->> 'at') stored,
     action text generated always as (body::jsonb ->> 'action') stored,
     account_id text generated always as (body::jsonb ->> 'account') stored,
     object_kind text generated always as (body::jsonb ->> 'objectKind') stored,
     object_id text generated always as (body::jsonb ->> 'objectId') stored,
     subject text generated always as (body::jsonb ->> 'subject') stored,
     agency ltree generated always as (text2ltree(body::jsonb ->> 'agency')) stored,
     territory ltree generated always as (text2ltree(body::jsonb ->> 'territory')) stored
   )`,
  'create index audit_entry_action on audit_entry (action, seq)',
  'create index audit_entry_account on audit_entry (account_id, seq)',
  'create index audit_entry_object on audit_entry (object_kind, object_id, seq)',
  'create index audit_entry_subject on audit_entry (subject, seq) where subject is not null',

  // One row: the end of the chain. Whoever appends holds it until the end of the transaction.
  `create table access.audit_head (is_only boolean primary key default true check (is_only), seq bigint not null, hash bytea not null)`,
  `insert into access.audit_head (seq, hash) values (0, sha256('So goc'))`,

  `create function access.append_audit(entry jsonb) returns bigint language plpgsql security definer set search_path = pg_catalog, public as $$
   declare
     head access.audit_head;
     text_body text;
     new_hash bytea;
   begin
     select * into head from access.audit_head for update;
     text_body := (entry || jsonb_build_object(
       'seq', head.seq + 1,
       'at', to_char(access.now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
       'account', access.account_id(),
       'session', access.session_id()
     ))::text;
     new_hash := sha256(head.hash || convert_to(text_body, 'UTF8'));
     insert into audit_entry (seq, body, previous, hash) values (head.seq + 1, text_body, head.hash, new_hash);
     update access.audit_head set seq = head.seq + 1, hash = new_hash;
     return head.seq + 1;
   end $$`,
  'grant execute on function access.append_audit(jsonb) to sogoc_app',

  'alter table audit_entry enable row level security',
  `create policy audit_read on audit_entry for select to sogoc_app using (
     access.may_at('audit.read', coalesce(agency, 'vn'), coalesce(territory, 'vn')))`,
  'grant select on audit_entry to sogoc_app',
];
