import { rename, rm } from 'node:fs/promises';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { duckDbDialect } from './dialect-duckdb.ts';
import type { Engine, Row, RunOptions, WorkTable } from './engine.ts';
import { EngineError } from './error.ts';
import { id, render, type Sql, sql } from './sql.ts';

export interface DuckDbOptions {
  /** Bytes that the engine may hold before it spills; default 1 GiB. */
  memoryLimit?: number;
  /** Default: all processors. */
  threads?: number;
  /** Where it spills; default a folder beside the process' temporary files. */
  temporaryDirectory?: string;
}

/** Opens an embedded engine. Its work tables are gone when it closes. */
export async function openDuckDb(options: DuckDbOptions = {}): Promise<Engine> {
  const config: Record<string, string> = {
    memory_limit: `${Math.floor((options.memoryLimit ?? 2 ** 30) / 2 ** 20)}MiB`,
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
  };
  if (options.threads) config.threads = String(options.threads);
  if (options.temporaryDirectory) config.temp_directory = options.temporaryDirectory;
  const instance = await DuckDBInstance.create(':memory:', config);
  return new DuckDbEngine(instance);
}

class DuckDbEngine implements Engine {
  readonly dialect = duckDbDialect;
  readonly #instance: DuckDBInstance;
  #sequence = 0;
  #closed = false;

  constructor(instance: DuckDBInstance) {
    this.#instance = instance;
  }

  async all<R extends object = Row>(query: Sql, options?: RunOptions): Promise<R[]> {
    return this.#with(query, options, async (connection, text) => {
      const result = await connection.run(text);
      return (await result.getRowObjectsJS()).map((row) => plain(row) as R);
    });
  }

  async one<R extends object = Row>(query: Sql, options?: RunOptions): Promise<R> {
    const [row] = await this.all<R>(query, options);
    if (!row) throw new EngineError('ENGINE_QUERY_FAILED', 'A query that should give one row gave none');
    return row;
  }

  async *stream<R extends object = Row>(query: Sql, options?: RunOptions): AsyncGenerator<R[]> {
    const connection = await this.#connect();
    const stop = watch(connection, options);
    try {
      const result = await connection.stream(render(query, this.dialect));
      for await (const rows of result.yieldRowObjectJs()) yield rows.map((row) => plain(row) as R);
    } catch (error) {
      throw engineError(error, options?.signal);
    } finally {
      stop();
      connection.closeSync();
    }
  }

  async run(statement: Sql, options?: RunOptions): Promise<number> {
    return this.#with(statement, options, async (connection, text) => {
      const result = await connection.run(text);
      if (result.rowsChanged > 0) return result.rowsChanged;
      const [first] = result.columnNames()[0] === 'Count' ? await result.getRowsJS() : [];
      return Number(first?.[0] ?? 0);
    });
  }

  async materialize(hint: string, query: Sql, options?: RunOptions): Promise<WorkTable> {
    this.#sequence += 1;
    const name = id(`${hint}_${this.#sequence}`);
    await this.run(sql`create table ${name} as ${query}`, options);
    const { rows } = await this.one<{ rows: number }>(sql`select count(*) as rows from ${name}`);
    const drop = async (): Promise<void> => {
      if (!this.#closed) await this.run(sql`drop table if exists ${name}`);
    };
    return { name, rows, drop, [Symbol.asyncDispose]: drop };
  }

  async writeParquet(query: Sql, path: string, options?: RunOptions): Promise<number> {
    const beside = `${path}.${process.pid}.partial`;
    try {
      const rows = await this.run(sql`copy (${query}) to ${beside} (format parquet, compression zstd)`, options);
      await rename(beside, path);
      return rows;
    } finally {
      await rm(beside, { force: true });
    }
  }

  peakMemory(): number {
    return process.resourceUsage().maxRSS * 1024;
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    this.#instance.closeSync();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  async #connect(): Promise<DuckDBConnection> {
    if (this.#closed) throw new EngineError('ENGINE_CLOSED', 'The engine is closed');
    return this.#instance.connect();
  }

  async #with<T>(piece: Sql, options: RunOptions | undefined, work: (connection: DuckDBConnection, text: string) => Promise<T>): Promise<T> {
    options?.signal?.throwIfAborted();
    const connection = await this.#connect();
    const stop = watch(connection, options);
    try {
      return await work(connection, render(piece, this.dialect));
    } catch (error) {
      throw engineError(error, options?.signal);
    } finally {
      stop();
      connection.closeSync();
    }
  }
}

/** Interrupts the connection on abort and reports its progress; the function it returns ends both. */
function watch(connection: DuckDBConnection, options: RunOptions | undefined): () => void {
  const interrupt = (): void => connection.interrupt();
  options?.signal?.addEventListener('abort', interrupt, { once: true });
  const timer = options?.onProgress && setInterval(() => options.onProgress?.(Math.max(0, connection.progress.percentage) / 100), 250);
  timer?.unref();
  return () => {
    options?.signal?.removeEventListener('abort', interrupt);
    clearInterval(timer);
  };
}

function plain(row: Record<string, unknown>): Row {
  for (const [name, value] of Object.entries(row)) if (typeof value === 'bigint' && Number.isSafeInteger(Number(value))) row[name] = Number(value);
  return row;
}

function engineError(error: unknown, signal: AbortSignal | undefined): unknown {
  if (error instanceof EngineError) return error;
  const message = error instanceof Error ? error.message : String(error);
  if (signal?.aborted) return new EngineError('ENGINE_CANCELLED', 'The work was cancelled', { cause: error });
  if (/^Out of Memory Error/i.test(message))
    return new EngineError('ENGINE_OUT_OF_MEMORY', 'The work needs more memory than the limit allows', {
      remedy: 'Raise the memory limit',
      cause: error,
    });
  if (/No space left on device/i.test(message))
    return new EngineError('ENGINE_DISK_FULL', 'The disk is full', { remedy: 'Free some space and run again', cause: error });
  return new EngineError('ENGINE_QUERY_FAILED', message, { cause: error });
}
