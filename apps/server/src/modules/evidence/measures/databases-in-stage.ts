import { sql } from 'kysely';
import { z } from 'zod';
import { measure } from './measure.ts';
import { DatabaseKey, Stage } from './parameters.ts';

/** So many databases have come to a stage: “11 of 12 databases done”. Counted are those named, or those of an agency and all below it. */
export const databasesInStage = measure({
  parameters: z
    .object({
      databases: z.array(DatabaseKey).min(1).max(1000).optional(),
      agency: z.string().max(64).optional(),
      stage: Stage.default('formed'),
      atLeast: z.int().min(1),
    })
    .refine(({ databases, agency }) => (databases === undefined) !== (agency === undefined), 'Either databases or an agency'),
  databases: ({ databases }) => databases ?? [],
  async take(trx, { databases, agency, stage, atLeast }) {
    const among = databases ? sql`id = any(${databases})` : sql`agency <@ (select path from agency where id = ${agency ?? ''})`;
    const { rows } = await sql<{ value: number; of: number }>`select count(*) filter (where stage = ${stage})::int as value, count(*)::int as of
      from database where stage <> 'retired' and ${among}`.execute(trx);
    const { value = 0, of = 0 } = rows[0] ?? {};
    return { met: value >= atLeast, value, of, target: atLeast };
  },
});
