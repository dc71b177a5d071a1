import type { Writable } from 'node:stream';
import {
  CompiledQuery,
  type ConnectionProvider,
  type DatabaseConnection,
  DefaultQueryExecutor,
  DummyDriver,
  type Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
  Transaction,
} from 'kysely';
import type pg from 'pg';
import type { StatementNames } from './prepared.ts';
import type { Tables } from './tables.ts';

/** What a reading begins with: a statement and its values. */
export interface Opening {
  text: string;
  values: readonly unknown[];
}

/** A reading in one state of the database from beginning to end. */
export interface Reading {
  trx: Transaction<Tables>;
  /** The row that the opening gives. What does not depend on it is sent along with it. */
  opened: Promise<Record<string, unknown>>;
  /** The statements that have been put so far. */
  put: ReadonlySet<string>;
}

/** Runs something that only reads, in a transaction that is opened by a statement. */
export type Read = <T>(opening: Opening, run: (reading: Reading) => Promise<T>) => Promise<T>;

/**
 * Reads on a server. What is put at the same time goes in one packet, and nothing is waited for but answers that somebody reads: most of what a short read costs
 * is journeys to the database.
 */
export function readOnServer(pool: pg.Pool, names: StatementNames): Read {
  return async (opening, run) => {
    const client = await pool.connect();
    const ask = (text: string, values: readonly unknown[] = []): Promise<pg.QueryResult> => {
      sendTogether(client);
      const name = values.length > 0 ? names.of(text) : undefined;
      return client.query({ text, values: [...values], ...(name !== undefined && { name }) });
    };
    const begun = ask('begin isolation level repeatable read read only');
    const opened = ask(opening.text, opening.values).then(({ rows }) => rows[0] ?? {});
    const reading = readingOn(opened, async ({ sql, parameters }) => ({ rows: (await ask(sql, parameters)).rows }));
    try {
      return (await Promise.all([run(reading), begun, opened]))[0];
    } finally {
      // Whoever is next may begin behind it. Where it fails the connection is gone, and what comes next fails by itself.
      ask('commit').catch(() => undefined);
      client.release();
    }
  };
}

/** Holds back what is sent until all that can be done now has been done. */
function sendTogether(client: object): void {
  const { stream } = (client as { connection?: { stream?: Partial<Writable> } }).connection ?? {};
  stream?.cork?.();
  process.nextTick(() => stream?.uncork?.());
}

/** Reads on the embedded database, which has one connection: nobody writes within another's transaction. */
export function readEmbedded(database: Kysely<Tables>): Read {
  return (opening, run) =>
    database.transaction().execute(async (trx) => {
      const { rows } = await trx.executeQuery<Record<string, unknown>>(CompiledQuery.raw(opening.text, [...opening.values]));
      return run(readingOn(Promise.resolve(rows[0] ?? {}), (query) => trx.executeQuery(query)));
    });
}

const [adapter, compiler] = [new PostgresAdapter(), new PostgresQueryCompiler()];
const dialect = {
  createAdapter: () => adapter,
  createDriver: () => new DummyDriver(),
  createIntrospector: (db: Kysely<unknown>) => new PostgresIntrospector(db),
  createQueryCompiler: () => compiler,
};
const driver = dialect.createDriver();

/** A transaction whose statements are heard on their way. */
function readingOn(opened: Reading['opened'], ask: (query: CompiledQuery) => Promise<QueryResult<unknown>>): Reading {
  const put = new Set<string>();
  const connection: DatabaseConnection = {
    executeQuery<R>(query: CompiledQuery) {
      put.add(query.sql);
      return ask(query) as Promise<QueryResult<R>>;
    },
    streamQuery: () => {
      throw new TypeError('A reading is not streamed.');
    },
  };
  const provider: ConnectionProvider = { provideConnection: (consumer) => consumer(connection) };
  const executor = new DefaultQueryExecutor(compiler, adapter, provider);
  return { trx: new Transaction<Tables>({ config: { dialect }, dialect, driver, executor }), opened, put };
}
