import { sql } from 'kysely';
import type { z } from 'zod';
import type { Work } from '../../access/as-account.ts';
import type { AgencyTable } from '../../database/tables.ts';
import type { Agency, AgencyQuery } from './schema.ts';

type AgencyRecord = z.infer<typeof Agency>;

const columns = ['id', 'code', 'kind', 'name', 'valid_from as validFrom', 'valid_to as validTo'] as const;

function agencies(trx: Work) {
  return trx
    .selectFrom('agency')
    .select(columns)
    .select([sql<string>`path::text`.as('path'), sql<string>`territory::text`.as('territory')]);
}

export async function findAgency(trx: Work, id: string): Promise<AgencyRecord | undefined> {
  return (await agencies(trx).where('id', '=', id).executeTakeFirst()) as AgencyRecord | undefined;
}

export async function listAgencies(trx: Work, query: z.infer<typeof AgencyQuery>, day: string): Promise<{ items: AgencyRecord[]; total: number }> {
  const { parent, kind, search, page, pageSize } = query;
  const filtered = trx
    .selectFrom('agency')
    .where((eb) => eb.or([eb('valid_from', 'is', null), eb('valid_from', '<=', day)]))
    .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>=', day)]))
    .$if(parent !== undefined, (q) => q.where(sql<boolean>`path ~ ${`*.${parent}.*{1}`}::lquery`))
    .$if(kind !== undefined, (q) => q.where('kind', '=', kind ?? ''))
    .$if(search !== undefined, (q) =>
      q.where(sql<boolean>`access.bare(name || ' ' || coalesce(code, '')) like '%' || access.bare(${search}) || '%'`),
    );
  const { total } = await filtered.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const items = await filtered
    .select(columns)
    .select([sql<string>`path::text`.as('path'), sql<string>`territory::text`.as('territory')])
    .orderBy('agency.path')
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .execute();
  return { items: items as AgencyRecord[], total };
}

export async function insertAgency(trx: Work, agency: AgencyTable): Promise<boolean> {
  const row = await trx
    .insertInto('agency')
    .values(agency)
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

export async function updateAgency(trx: Work, id: string, change: Partial<AgencyTable>): Promise<void> {
  await trx.updateTable('agency').set(change).where('id', '=', id).execute();
}
