import { z } from 'zod';
import { measure } from './measure.ts';
import { DatabaseKey, Stage } from './parameters.ts';

/** A database has come to a stage: “database X formed centrally”. */
export const databaseStage = measure({
  parameters: z.object({ database: DatabaseKey, stage: Stage.default('formed') }),
  databases: ({ database }) => [database],
  async take(trx, { database, stage }) {
    const row = await trx.selectFrom('database').select('stage').where('id', '=', database).executeTakeFirst();
    return { met: row?.stage === stage, value: row?.stage ?? null, target: stage, ...(!row && { reason: 'no-such-database' }) };
  },
});
