import { sql } from 'kysely';
import type { z } from 'zod';
import type { Work } from '../../../access/as-account.ts';
import type { NewGrant } from './schema.ts';

/** Which of these are paths of agencies, and which of territories. */
export async function known(trx: Work, agency: string, territory: string): Promise<{ agency: boolean; territory: boolean }> {
  const { rows } = await sql<{ agency: boolean; territory: boolean }>`
    select exists (select from agency where path = ${agency}::ltree) as agency,
           exists (select from agency where territory = ${territory}::ltree) as territory`.execute(trx);
  return rows[0] ?? { agency: false, territory: false };
}

export async function insertGrant(
  trx: Work,
  accountId: string,
  { role, agency, territory, validTo }: z.infer<typeof NewGrant>,
  validFrom: string,
  grantedBy: string,
): Promise<string> {
  const { id } = await trx
    .insertInto('role_grant')
    .values({ account_id: accountId, role, agency, territory, valid_from: validFrom, valid_to: validTo, granted_by: grantedBy })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function setLastDay(trx: Work, id: string, lastDay: string | null): Promise<boolean> {
  const row = await trx.updateTable('role_grant').set({ valid_to: lastDay }).where('id', '=', id).returning('id').executeTakeFirst();
  return row !== undefined;
}
