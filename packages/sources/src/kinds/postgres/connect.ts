import { Socket } from 'node:net';
import type pg from 'pg';
import { whyRefused } from '../../secret.ts';
import { type TlsPlan, tlsPlan } from '../../server/tls.ts';
import type { LandContext } from '../../source-kind.ts';
import { postgresError } from './postgres-error.ts';

export interface PostgresConnection extends AsyncDisposable {
  client: pg.Client;
  /** Breaks the connection off at once. */
  destroy(): void;
}

/**
 * Connects and begins the one transaction in which everything is read: all tables as they were at the same moment, nothing writable.
 * @throws SourceError
 */
export async function connectPostgres(url: URL, place: string, context: LandContext): Promise<PostgresConnection> {
  const tls = await tlsPlan(url, place);
  try {
    return await begin(await open(url, tls, context), context);
  } catch (error) {
    throw whyRefused(error, postgresError(error, place), { url, name: place, others: ['28000'] });
  }
}

async function open(url: URL, tls: TlsPlan, context: LandContext): Promise<PostgresConnection> {
  const socket = new Socket();
  const { default: driver } = await import('pg');
  const client = new driver.Client({
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port || 5432),
    user: decodeURIComponent(url.username) || undefined,
    password: decodeURIComponent(url.password),
    database: decodeURIComponent(url.pathname.slice(1)) || undefined,
    ssl: tls.options ?? false,
    connectionTimeoutMillis: context.limits.connectTimeout,
    query_timeout: context.limits.statementTimeout + 5_000,
    application_name: 'sogoc',
    stream: () => socket,
  });
  const destroy = (): void => {
    socket.destroy();
  };
  // Errors of an idle connection come again with the next statement.
  client.on('error', () => {});
  context.signal?.addEventListener('abort', destroy, { once: true });
  const dispose = async (): Promise<void> => {
    context.signal?.removeEventListener('abort', destroy);
    await Promise.race([client.end().catch(() => {}), new Promise((resolve) => setTimeout(resolve, 1_000).unref())]);
    destroy();
  };
  try {
    await client.connect();
    return { client, destroy, [Symbol.asyncDispose]: dispose };
  } catch (error) {
    await dispose();
    if (tls.optional && /does not support SSL/.test(String(error))) return open(url, { options: null, optional: false }, context);
    throw error;
  }
}

async function begin(connection: PostgresConnection, context: LandContext): Promise<PostgresConnection> {
  const timeout = Math.floor(context.limits.statementTimeout);
  try {
    await connection.client.query(
      `begin isolation level repeatable read read only;
       set local statement_timeout = ${timeout};
       set local lock_timeout = ${timeout};
       set local idle_in_transaction_session_timeout = 0;
       set local timezone = 'UTC';
       set local datestyle = 'ISO, YMD';
       set local intervalstyle = 'iso_8601';
       set local extra_float_digits = 1;
       set local client_encoding = 'UTF8'`,
    );
    return connection;
  } catch (error) {
    await connection[Symbol.asyncDispose]();
    throw error;
  }
}
