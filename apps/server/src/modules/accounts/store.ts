import { sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import type { z } from 'zod';
import type { Work } from '../../access/as-account.ts';
import { changeVersioned } from '../../database/change-versioned.ts';
import type { Account, AccountChange, AccountQuery, NewAccount } from './schema.ts';

type AccountRecord = z.infer<typeof Account>;

function accounts(trx: Work) {
  return trx
    .selectFrom('account as a')
    .innerJoin('agency as o', 'o.id', 'a.agency_id')
    .select(['a.id', 'a.login', 'a.name', 'a.email', 'a.language', 'a.status', 'a.agency_id as agencyId', 'o.name as agencyName'])
    .select(['a.created_at as createdAt', 'a.version', sql<boolean>`coalesce(access.commands(a.id), false)`.as('mayChange')]);
}

/** With the grants that the caller may see: those over too, or only those in force and to come. */
function withGrants(trx: Work, ended: boolean) {
  return accounts(trx).select((eb) =>
    jsonArrayFrom(
      eb
        .selectFrom('role_grant as g')
        .leftJoin('agency as ga', (join) => join.on(sql<boolean>`ga.path = g.agency`))
        .leftJoin('agency as gt', (join) => join.on(sql<boolean>`gt.path = g.territory`))
        .leftJoin('account as by', 'by.id', 'g.granted_by')
        .select(['g.id', 'g.role', 'by.name as grantedBy', 'g.valid_from as validFrom', 'g.valid_to as validTo'])
        .select([sql<string>`g.agency::text`.as('agency'), sql<string>`coalesce(ga.name, g.agency::text)`.as('agencyName')])
        .select([sql<string>`g.territory::text`.as('territory'), sql<string>`coalesce(gt.name, g.territory::text)`.as('territoryName')])
        .whereRef('g.account_id', '=', 'a.id')
        .$if(!ended, (q) => q.where(sql<boolean>`(g.valid_to is null or g.valid_to >= access.today())`))
        .orderBy('g.valid_from')
        .orderBy('g.id'),
    ).as('grants'),
  );
}

function plain<T extends { createdAt: Date }>(row: T): AccountRecord {
  return { ...row, createdAt: row.createdAt.toISOString() } as unknown as AccountRecord;
}

export async function findAccount(trx: Work, id: string): Promise<AccountRecord | undefined> {
  const row = await withGrants(trx, true).where('a.id', '=', id).executeTakeFirst();
  return row && plain(row);
}

export async function listAccounts(trx: Work, query: z.infer<typeof AccountQuery>): Promise<{ items: AccountRecord[]; total: number }> {
  const { search, agency, role, status, page, pageSize } = query;
  const found = trx
    .selectFrom('account as a')
    .innerJoin('agency as o', 'o.id', 'a.agency_id')
    .$if(status !== undefined, (q) => q.where('a.status', '=', status ?? 'active'))
    .$if(agency !== undefined, (q) => q.where(sql<boolean>`o.path <@ ${agency}::ltree`))
    .$if(role !== undefined, (q) =>
      q.where(sql<boolean>`exists (select from role_grant r where r.account_id = a.id and r.role = ${role}
                           and r.valid_from <= access.today() and (r.valid_to is null or r.valid_to >= access.today()))`),
    )
    .$if(search !== undefined, (q) =>
      q.where(sql<boolean>`access.bare(a.name || ' ' || a.login || ' ' || coalesce(a.email, '')) like '%' || access.bare(${search}) || '%'`),
    );
  const { total } = await found.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const ids = found
    .select('a.id')
    .orderBy('o.path')
    .orderBy('a.login')
    .limit(pageSize)
    .offset((page - 1) * pageSize);
  const items = await withGrants(trx, false).where('a.id', 'in', ids).orderBy('o.path').orderBy('a.login').execute();
  return { items: items.map(plain), total };
}

/** @returns its id; undefined where the sign-in name is taken, by whomever. */
export async function insertAccount(trx: Work, { agencyId, ...account }: z.infer<typeof NewAccount>): Promise<string | undefined> {
  const row = await trx
    .insertInto('account')
    .values({ ...account, agency_id: agencyId, status: 'invited' })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id;
}

/** @throws RegisterError `CHANGED_MEANWHILE`. */
export function updateAccount(trx: Work, id: string, { version, agencyId, ...change }: z.infer<typeof AccountChange>): Promise<void> {
  return changeVersioned(trx, 'account', { id, version }, { ...change, ...(agencyId !== undefined && { agency_id: agencyId }) });
}

/** Ends every session and key of an account, and takes its invitations back. */
export async function shutOut(trx: Work, accountId: string): Promise<void> {
  const ended_at = sql<Date>`access.now()`;
  for (const table of ['access.session', 'access.invitation'] as const)
    await trx.updateTable(table).set({ ended_at }).where('account_id', '=', accountId).where('ended_at', 'is', null).execute();
}

export async function removeSecondFactor(trx: Work, accountId: string): Promise<void> {
  await trx.deleteFrom('access.second_factor').where('account_id', '=', accountId).execute();
}
