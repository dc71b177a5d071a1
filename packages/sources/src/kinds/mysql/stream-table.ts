import { addAbortSignal } from 'node:stream';
import { StagingWriter } from '../../land/staging-writer.ts';
import type { StagedRows } from '../../server/land-server.ts';
import type { ServerTable } from '../../server/server-table.ts';
import type { MysqlConnection } from './connect.ts';

/** Writes a table's rows to a staging file while they arrive; the server waits while the disk is behind. */
export async function streamTable(
  { connection }: MysqlConnection,
  table: ServerTable,
  path: string,
  timeout: number,
  signal: AbortSignal | undefined,
  progress: (rows: number) => void,
): Promise<StagedRows> {
  const columns = table.columns.map((column) => column.expression).join(', ');
  const rows = connection
    // The text of every value as the server writes it: no conversion could lose a digit.
    .query({ sql: `select ${columns} from ${table.from}`, rowsAsArray: true, typeCast: (field) => field.string() })
    .stream({ highWaterMark: 1_000 });
  if (signal) addAbortSignal(signal, rows);
  const hung = setTimeout(() => rows.destroy(Object.assign(new Error('timeout'), { code: 'ETIMEDOUT' })), timeout + 5_000);
  const writer = new StagingWriter(path);
  try {
    for await (const row of rows as AsyncIterable<(string | null)[]>) {
      if (!writer.add(row)) continue;
      await writer.drain();
      progress(writer.rows);
    }
    await writer.close();
  } catch (error) {
    // After a server's own error the connection is ready for the next table; after any other its rows would still come.
    if (!(error instanceof Error && 'sqlState' in error)) connection.destroy();
    throw error;
  } finally {
    clearTimeout(hung);
    writer.abandon();
  }
  return { rows: writer.rows, longest: writer.longest, escaped: writer.escaped };
}
