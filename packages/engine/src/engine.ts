import type { Dialect, SqlType } from './dialect.ts';
import type { Identifier, Sql } from './sql.ts';

/**
 * A row of a result. Integers come as number where safe, else bigint; decimals as number up to 15 digits, else text; dates and timestamps as Date in
 * UTC (to the millisecond; beyond its reach as text); lists as arrays, structs as objects, maps as lists of `{ key, value }`, blobs as Uint8Array,
 * times, intervals, UUIDs and all else as text. A name that is there twice gets `:1` the second time.
 */
export type Row = Record<string, unknown>;

export interface RunOptions {
  /** Cancels the statement; the promise then rejects with `ENGINE_CANCELLED`. */
  signal?: AbortSignal;
  /** Called a few times a second while the statement runs, with the share done (0..1), where the engine knows it. */
  onProgress?: (share: number) => void;
}

/** A column of rows that come from JavaScript. */
export interface IngestColumn {
  name: string;
  type: SqlType;
}

/** For `text` string, `boolean` boolean, `integer` and `double` number, `bigint` bigint or number, `date` and `timestamp` Date in UTC, `blob` bytes. */
export type IngestValue = string | number | bigint | boolean | Date | Uint8Array | null | undefined;

/** Values in the order of the columns; what is not there is null. */
export type IngestRow = readonly IngestValue[];

/** A table that lives as long as the engine, or until dropped. */
export interface WorkTable extends AsyncDisposable {
  readonly name: Identifier;
  readonly rows: number;
  drop(): Promise<void>;
}

/** A query that was planned once. Dispose of it when it is asked no more. */
export interface PreparedQuery<R extends object = Row> extends AsyncDisposable {
  /** All rows, with these texts in place of `parameter(1)`, `parameter(2)` ... */
  all(values: readonly (string | null)[]): Promise<R[]>;
}

/** Numbers of one column. */
export type NumberColumn = Int32Array | Float64Array;

/** Rows of numbers by column: a column is as long as there are rows, one of `bigint` that comes from the engine twice as long. */
export type NumberBatch = readonly NumberColumn[];

export interface Engine extends AsyncDisposable {
  readonly dialect: Dialect;
  /** Bytes that it may hold before it spills. Who keeps rows in arrays beside it keeps to as many. */
  readonly memoryLimit: number;
  /** All rows of a query, for small results. */
  all<R extends object = Row>(query: Sql, options?: RunOptions): Promise<R[]>;
  /** The first row of a query. @throws EngineError when there is none. */
  one<R extends object = Row>(query: Sql, options?: RunOptions): Promise<R>;
  /** Batches of rows of a query of any size, in bounded memory. */
  stream<R extends object = Row>(query: Sql, options?: RunOptions): AsyncGenerator<R[]>;
  /**
   * Batches of rows of a query of any size whose columns are all `integer`, `double`, `bigint` or `text`, by column: a tenth of what rows as objects take. Null comes as 0, a `bigint` as its two halves
   * of 32 bits, the low one first, a text as its code points with -1 behind them.
   * @throws EngineError `ENGINE_BAD_VALUE` for a column of another type.
   */
  streamNumbers(query: Sql, options?: RunOptions): AsyncGenerator<NumberBatch>;
  /** Plans a query that is asked often, with other texts each time: what planning costs is paid once. For small results. */
  prepare<R extends object = Row>(query: Sql): Promise<PreparedQuery<R>>;
  /** Runs a statement; resolves to the number of rows it changed or wrote. */
  run(statement: Sql, options?: RunOptions): Promise<number>;
  /** Stores a query's result under a fresh name that starts with `hint`. */
  materialize(hint: string, query: Sql, options?: RunOptions): Promise<WorkTable>;
  /**
   * Stores rows that come from JavaScript under a fresh name that starts with `hint`, in bounded memory: the next batch is asked for when the last is
   * stored. When it fails or is cancelled nothing is left. Half surrogate pairs in text become U+FFFD.
   * @throws EngineError `ENGINE_BAD_VALUE` for a value that is not of its column's type.
   */
  ingest(
    hint: string,
    columns: readonly IngestColumn[],
    batches: AsyncIterable<readonly IngestRow[]> | Iterable<readonly IngestRow[]>,
    options?: RunOptions,
  ): Promise<WorkTable>;
  /** Stores rows of numbers as `ingest` does others. The columns are `integer`, `bigint` (whole numbers up to 2^53) or `double`. */
  ingestNumbers(hint: string, columns: readonly IngestColumn[], batches: Iterable<NumberBatch>, options?: RunOptions): Promise<WorkTable>;
  /** Writes a query's result to one Parquet file, beside its place first and renamed when whole. Resolves to the number of rows. */
  writeParquet(query: Sql, path: string, options?: RunOptions): Promise<number>;
  /** Highest memory the process has used since it started, in bytes. */
  peakMemory(): number;
  /** Cancels what still runs (it rejects with `ENGINE_CLOSED`), waits for it and lets go of memory and temporary files. */
  close(): Promise<void>;
}
