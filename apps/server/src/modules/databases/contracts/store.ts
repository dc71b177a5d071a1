import { sql } from 'kysely';
import type { z } from 'zod';
import type { Work } from '../../../access/as-account.ts';
import type { ContractVersion } from './schema.ts';

export type ContractVersionRecord = z.infer<typeof ContractVersion>;

const columns = ['number', 'contract_version as contractVersion', 'status', 'note', 'created_at as createdAt'] as const;
const createdBy = sql<string | null>`access.name_of(created_by)`.as('createdBy');

function plain<T extends { createdAt: Date }>(row: T) {
  return { ...row, createdAt: row.createdAt.toISOString() };
}

/** The newest first. */
export async function listContracts(trx: Work, databaseId: string): Promise<ContractVersionRecord[]> {
  const rows = await trx
    .selectFrom('contract_version')
    .select(columns)
    .select(createdBy)
    .where('database_id', '=', databaseId)
    .orderBy('number', 'desc')
    .execute();
  return rows.map(plain);
}

export async function findContract(trx: Work, databaseId: string, number: number) {
  const row = await trx
    .selectFrom('contract_version')
    .select([...columns, 'text'])
    .select(createdBy)
    .where('database_id', '=', databaseId)
    .where('number', '=', number)
    .executeTakeFirst();
  return row && plain(row);
}

export interface FiledContract {
  text: string;
  contract_version: string | null;
  status: string | null;
  note: string | null;
  created_by: string | null;
}

/** The number of the version in force; 0 for none. */
export async function lastNumber(trx: Work, databaseId: string): Promise<number> {
  const last = await trx
    .selectFrom('contract_version')
    .select((eb) => eb.fn.max('number').as('number'))
    .where('database_id', '=', databaseId)
    .executeTakeFirst();
  return last?.number ?? 0;
}

/** Files a version. @returns whether it is filed: not where another has this number already. */
export async function insertContract(trx: Work, databaseId: string, number: number, contract: FiledContract): Promise<boolean> {
  const row = await trx
    .insertInto('contract_version')
    .values({ database_id: databaseId, number, ...contract })
    .onConflict((conflict) => conflict.doNothing())
    .returning('number')
    .executeTakeFirst();
  return row !== undefined;
}
