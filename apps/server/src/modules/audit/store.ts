import { sql } from 'kysely';
import type { z } from 'zod';
import type { Work } from '../../access/as-account.ts';
import type { Database } from '../../database/open-database.ts';
import type { AuditQuery } from './schema.ts';
import type { AuditEntryTable } from './table.ts';

export type Link = Pick<AuditEntryTable, 'seq' | 'body' | 'previous' | 'hash'>;

/** The end of the chain. */
export function head(database: Database): Promise<{ seq: number; hash: Uint8Array }> {
  return database.owner.selectFrom('access.audit_head').select(['seq', 'hash']).executeTakeFirstOrThrow();
}

/** The entries in order, some thousand at a time, so that a log of any length is read in little memory. */
export async function* links(database: Database): AsyncGenerator<Link> {
  let after = Number.MIN_SAFE_INTEGER;
  for (;;) {
    const rows = await database.owner
      .selectFrom('audit_entry')
      .select(['seq', 'body', 'previous', 'hash'])
      .where('seq', '>', after)
      .orderBy('seq')
      .limit(5000)
      .execute();
    yield* rows;
    const last = rows.at(-1);
    if (!last) return;
    after = last.seq;
  }
}

export async function lastCheckpoint(database: Database): Promise<number | null> {
  const row = await database.owner.selectFrom('access.audit_checkpoint').select('seq').orderBy('seq', 'desc').limit(1).executeTakeFirst();
  return row?.seq ?? null;
}

export async function insertCheckpoint(database: Database, seq: number, signed: string): Promise<void> {
  await database.owner
    .insertInto('access.audit_checkpoint')
    .values({ seq, signed })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function checkpoints(database: Database): Promise<string[]> {
  return (await database.owner.selectFrom('access.audit_checkpoint').select('signed').orderBy('seq').execute()).map(({ signed }) => signed);
}

/** Entries that the caller may see, newest first, with the name of who acted. */
export async function listEntries(trx: Work, query: z.infer<typeof AuditQuery>) {
  const { action, account, objectKind, objectId, subject, from, to, page, pageSize } = query;
  const filtered = trx
    .selectFrom('audit_entry')
    .$if(action !== undefined, (q) => q.where('action', '=', action ?? ''))
    .$if(account !== undefined, (q) => q.where('account_id', '=', account ?? ''))
    .$if(objectKind !== undefined, (q) => q.where('object_kind', '=', objectKind ?? ''))
    .$if(objectId !== undefined, (q) => q.where('object_id', '=', objectId ?? ''))
    .$if(subject !== undefined, (q) => q.where('subject', '=', subject ?? ''))
    .$if(from !== undefined, (q) => q.where('at', '>=', from ?? ''))
    .$if(to !== undefined, (q) => q.where('at', '<', to ?? ''));
  const { total } = await filtered.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const items = await filtered
    .select(['seq', 'at', 'action', 'account_id as accountId', 'object_kind as objectKind', 'object_id as objectId', 'subject'])
    .select([
      sql<string | null>`(select name from account where id::text = audit_entry.account_id)`.as('accountName'),
      sql<string | null>`body::jsonb ->> 'purpose'`.as('purpose'),
      sql<Record<string, unknown> | null>`body::jsonb -> 'details'`.as('details'),
      sql<string>`encode(hash, 'hex')`.as('hash'),
    ])
    .orderBy('seq', 'desc')
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .execute();
  return { items, total };
}
