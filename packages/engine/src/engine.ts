import type { Dialect } from './dialect.ts';
import type { Identifier, Sql } from './sql.ts';

/** A row of a result. Integers come as number where safe, else bigint; dates and timestamps as Date; lists as arrays. */
export type Row = Record<string, unknown>;

export interface RunOptions {
  /** Cancels the statement; the promise then rejects with `ENGINE_CANCELLED`. */
  signal?: AbortSignal;
  /** Called a few times a second while the statement runs, with the share done (0..1) where the engine knows it. */
  onProgress?: (share: number) => void;
}

/** A table that lives as long as the engine, or until dropped. */
export interface WorkTable extends AsyncDisposable {
  readonly name: Identifier;
  readonly rows: number;
  drop(): Promise<void>;
}

export interface Engine extends AsyncDisposable {
  readonly dialect: Dialect;
  /** All rows of a query, for small results. */
  all<R extends object = Row>(query: Sql, options?: RunOptions): Promise<R[]>;
  /** The first row of a query. @throws EngineError when there is none. */
  one<R extends object = Row>(query: Sql, options?: RunOptions): Promise<R>;
  /** Batches of rows of a query of any size, in bounded memory. */
  stream<R extends object = Row>(query: Sql, options?: RunOptions): AsyncGenerator<R[]>;
  /** Runs a statement; resolves to the number of rows it changed or wrote. */
  run(statement: Sql, options?: RunOptions): Promise<number>;
  /** Stores a query's result under a fresh name that starts with `hint`. */
  materialize(hint: string, query: Sql, options?: RunOptions): Promise<WorkTable>;
  /** Writes a query's result to one Parquet file, beside its place first and renamed when whole. Resolves to the number of rows. */
  writeParquet(query: Sql, path: string, options?: RunOptions): Promise<number>;
  /** Highest memory the process has used since the engine opened, in bytes. */
  peakMemory(): number;
  close(): Promise<void>;
}
