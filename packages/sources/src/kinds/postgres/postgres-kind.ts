import { landServer } from '../../server/land-server.ts';
import type { LandContext, LandedTables, SourceKind, SourceLocation, SourceSpec } from '../../source-kind.ts';
import { readCatalogue } from './catalogue.ts';
import { connectPostgres } from './connect.ts';
import { copyTable } from './copy-table.ts';
import { postgresError } from './postgres-error.ts';

/** PostgreSQL: the tables of the chosen schemas, through COPY, all from one snapshot. */
export const postgresKind: SourceKind = {
  kind: 'postgres',
  accepts: ({ url }) => url !== undefined && /^postgres(?:ql)?:$/.test(url.protocol),
  land: landPostgres,
};

async function landPostgres(spec: SourceSpec, { url }: SourceLocation, context: LandContext): Promise<LandedTables> {
  if (!url) return { tables: [], problems: [] };
  await using connection = await connectPostgres(url, spec.name, context);
  const { client } = connection;
  const tables = await readCatalogue(client, spec).catch((error: unknown) => {
    throw postgresError(error, spec.name);
  });
  return await landServer(
    spec,
    tables,
    async (table, path, progress) => {
      try {
        await client.query('savepoint before_table');
        return await copyTable(connection, table, path, context.limits.statementTimeout, progress);
      } catch (error) {
        const { default: pg } = await import('pg');
        // After a server's own error the transaction goes on from here; after any other error rows would still come.
        if (!(error instanceof pg.DatabaseError)) connection.destroy();
        await client.query('rollback to savepoint before_table').catch(() => {});
        throw postgresError(error, spec.name);
      }
    },
    context,
  );
}
