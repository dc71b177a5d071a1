import type { Connection } from 'mysql2';
import { whyRefused } from '../../secret.ts';
import { type TlsPlan, tlsPlan } from '../../server/tls.ts';
import type { LandContext } from '../../source-kind.ts';
import { mysqlError } from './mysql-error.ts';

export interface MysqlConnection extends AsyncDisposable {
  connection: Connection;
  /** Rows of a small query. */
  rows<R extends object>(text: string, values?: readonly unknown[]): Promise<R[]>;
}

/**
 * Connects and begins the one transaction in which everything is read: all tables of an engine with snapshots (InnoDB) as they were at the same
 * moment, nothing writable.
 * @throws SourceError
 */
export async function connectMysql(url: URL, place: string, context: LandContext): Promise<MysqlConnection> {
  const tls = await tlsPlan(url, place);
  try {
    return await begin(await open(url, tls, context), context);
  } catch (error) {
    throw whyRefused(error, mysqlError(error, place), { url, name: place, others: ['ER_DBACCESS_DENIED_ERROR'] });
  }
}

async function open(url: URL, tls: TlsPlan, context: LandContext): Promise<MysqlConnection> {
  // Not before a server is asked for: it takes 50 ms to load.
  const { createConnection } = await import('mysql2');
  const connection = createConnection({
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port || 3306),
    user: decodeURIComponent(url.username) || undefined,
    password: decodeURIComponent(url.password),
    database: decodeURIComponent(url.pathname.slice(1)) || undefined,
    charset: 'utf8mb4',
    connectTimeout: context.limits.connectTimeout,
    ...(tls.options ? { ssl: sslOf(tls.options) } : {}),
  });
  // Errors of an idle connection come again with the next statement.
  connection.on('error', () => {});
  const destroy = (): void => connection.destroy();
  context.signal?.addEventListener('abort', destroy, { once: true });
  const dispose = async (): Promise<void> => {
    context.signal?.removeEventListener('abort', destroy);
    destroy();
  };
  try {
    await new Promise<void>((resolve, reject) => connection.connect((error) => (error ? reject(error) : resolve())));
  } catch (error) {
    await dispose();
    if (tls.optional && (error as { code?: string }).code === 'HANDSHAKE_NO_SSL_SUPPORT')
      return open(url, { options: null, optional: false }, context);
    throw error;
  }
  const timeout = context.limits.statementTimeout + 5_000;
  const rows = <R extends object>(sql: string, values: readonly unknown[] = []): Promise<R[]> =>
    new Promise((resolve, reject) => {
      // A broken-off connection forgets its queries without a word.
      context.signal?.addEventListener('abort', () => reject(new Error('cancelled')), { once: true });
      connection.query({ sql, values: [...values], timeout }, (error, result) => (error ? reject(error) : resolve(result as unknown as R[])));
    });
  return { connection, rows, [Symbol.asyncDispose]: dispose };
}

function sslOf(options: NonNullable<TlsPlan['options']>): { rejectUnauthorized?: boolean; ca?: string; verifyIdentity?: boolean } {
  const { rejectUnauthorized, ca, servername } = options;
  return {
    ...(rejectUnauthorized === undefined ? {} : { rejectUnauthorized }),
    ...(typeof ca === 'string' ? { ca } : {}),
    verifyIdentity: servername !== undefined,
  };
}

async function begin(opened: MysqlConnection, context: LandContext): Promise<MysqlConnection> {
  const milliseconds = Math.floor(context.limits.statementTimeout);
  try {
    const [server] = await opened.rows<{ version: string }>('select version() as version');
    const mariaDb = /mariadb/i.test(server?.version ?? '');
    await opened.rows(
      mariaDb ? `set session max_statement_time = ${milliseconds / 1_000}` : `set session max_execution_time = ${Math.max(1, milliseconds)}`,
    );
    await opened.rows(`set session lock_wait_timeout = ${Math.max(1, Math.ceil(milliseconds / 1_000))}, net_write_timeout = 600`);
    await opened.rows(`set session time_zone = '+00:00'`);
    await opened.rows('set session transaction isolation level repeatable read');
    await opened.rows('start transaction with consistent snapshot, read only');
    return opened;
  } catch (error) {
    await opened[Symbol.asyncDispose]();
    throw error;
  }
}
