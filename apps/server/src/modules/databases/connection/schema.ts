import { z } from 'zod';

const told = {
  source: z
    .string()
    .min(1)
    .max(2000)
    .describe(
      `A URL whose password is '\${SOGOC_SOURCE_NAME}', a variable of the register’s environment; or a path below the register’s 'sources' folder`,
    ),
  schemas: z.array(z.string().min(1).max(200)).max(200).nullable().describe('Only these schemas'),
  tables: z.array(z.string().min(1).max(200)).max(2000).nullable().describe('Only these tables'),
};

/** Where a survey reads a database. It holds no secret. */
export const Connection = z.object({ ...told, version: z.int() }).meta({ id: 'Connection' });

export const ConnectionChange = z
  .object({ ...told, schemas: told.schemas.default(null), tables: told.tables.default(null), version: z.int().describe('0 where there is none yet') })
  .meta({ id: 'ConnectionChange' });
