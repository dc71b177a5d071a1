import type { z } from 'zod';
import type { Work } from '../../../access/as-account.ts';
import type { CommuneMeasure } from '../table.ts';
import type { CommuneQuery } from './schema.ts';

export interface CommuneRow {
  communeId: string;
  databaseId: string;
  name: string;
  finishedAt: Date;
  criteria: Record<string, CommuneMeasure>;
}

/** What the last run of each database found of each commune, as far as the caller may see it. */
export async function listCommuneMeasures(trx: Work, { province, database }: z.infer<typeof CommuneQuery>): Promise<CommuneRow[]> {
  return await trx
    .selectFrom('database as d')
    .innerJoin('commune_measure as m', (join) => join.onRef('m.run_id', '=', 'd.last_run_id').onRef('m.database_id', '=', 'd.id'))
    .select(['m.commune_id as communeId', 'd.id as databaseId', 'd.name', 'm.criteria', 'm.finished_at as finishedAt'])
    .where('m.province_id', '=', province)
    .$if(database !== undefined, (q) => q.where('d.id', '=', database ?? ''))
    .orderBy('m.commune_id')
    .orderBy('d.id')
    .execute();
}
