import { landServer } from '../../server/land-server.ts';
import type { LandContext, LandedTables, SourceKind, SourceLocation, SourceSpec } from '../../source-kind.ts';
import { readCatalogue } from './catalogue.ts';
import { connectMysql } from './connect.ts';
import { mysqlError } from './mysql-error.ts';
import { streamTable } from './stream-table.ts';

/** MariaDB and MySQL: the tables of the chosen schemas, streamed, all from one snapshot. */
export const mysqlKind: SourceKind = {
  kind: 'mysql',
  accepts: ({ url }) => url !== undefined && /^(?:mysql|mariadb):$/.test(url.protocol),
  land: landMysql,
};

async function landMysql(spec: SourceSpec, { url }: SourceLocation, context: LandContext): Promise<LandedTables> {
  if (!url) return { tables: [], problems: [] };
  await using connection = await connectMysql(url, spec.name, context);
  const database = decodeURIComponent(url.pathname.slice(1));
  const tables = await readCatalogue(connection, spec, database).catch((error: unknown) => {
    throw mysqlError(error, spec.name);
  });
  return await landServer(
    spec,
    tables,
    async (table, path, progress) => {
      try {
        return await streamTable(connection, table, path, context.limits.statementTimeout, context.signal, progress);
      } catch (error) {
        throw mysqlError(error, spec.name);
      }
    },
    context,
  );
}
