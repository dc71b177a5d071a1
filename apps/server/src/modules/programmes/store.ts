import { sql, type Updateable } from 'kysely';
import type { z } from 'zod';
import type { Work } from '../../access/as-account.ts';
import { changeVersioned } from '../../database/change-versioned.ts';
import type { NewProgramme, Programme } from './schema.ts';
import type { ProgrammeTable } from './table.ts';

function programmes(trx: Work) {
  return trx
    .selectFrom('programme as p')
    .innerJoin('agency as a', 'a.id', 'p.agency_id')
    .select(['p.id', 'p.kind', 'p.number', 'p.name', 'p.issued_on as issuedOn', 'p.version', 'a.id as agencyId', 'a.name as agencyName'])
    .select([sql<string>`p.agency::text`.as('path'), sql<string>`p.territory::text`.as('territory')]);
}

const shown = ({ agencyId, agencyName, ...row }: { agencyId: string; agencyName: string } & Omit<z.infer<typeof Programme>, 'agency'>) => ({
  ...row,
  agency: { id: agencyId, name: agencyName },
});

export async function listProgrammes(trx: Work): Promise<z.infer<typeof Programme>[]> {
  return (await programmes(trx).orderBy('p.issued_on').orderBy('p.id').limit(1000).execute()).map(shown);
}

export async function findProgramme(trx: Work, id: string): Promise<z.infer<typeof Programme> | undefined> {
  const row = await programmes(trx).where('p.id', '=', id).executeTakeFirst();
  return row && shown(row);
}

/** @returns false where the id is taken. */
export async function insertProgramme(trx: Work, told: z.infer<typeof NewProgramme>, place: { agency: string; territory: string }): Promise<boolean> {
  const { id, kind, number, name, issuedOn, agencyId } = told;
  const row = await trx
    .insertInto('programme')
    .values({ id, kind, number, name, issued_on: issuedOn, agency_id: agencyId, ...place })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** @throws RegisterError `CHANGED_MEANWHILE`. */
export function updateProgramme(trx: Work, id: string, version: number, change: Updateable<ProgrammeTable>): Promise<void> {
  return changeVersioned(trx, 'programme', { id, version }, change);
}
