import {
  BIGINT,
  BLOB,
  BOOLEAN,
  DATE,
  DOUBLE,
  type DuckDBAppender,
  DuckDBBlobValue,
  type DuckDBConnection,
  DuckDBDataChunk,
  DuckDBDateValue,
  DuckDBTimestampValue,
  type DuckDBType,
  type DuckDBValue,
  INTEGER,
  TIMESTAMP,
  VARCHAR,
} from '@duckdb/node-api';
import type { SqlType } from './dialect.ts';
import { setNumbers } from './duckdb-numbers.ts';
import type { IngestColumn, IngestRow, IngestValue, NumberBatch } from './engine.ts';
import { EngineError } from './error.ts';

/** Rows of a vector: the most that a chunk holds. */
const chunkRows = 2048;
/** Chunks between two flushes of the appender to the table. */
const flushEvery = 50;

const types: Record<SqlType, DuckDBType> = {
  text: VARCHAR,
  boolean: BOOLEAN,
  integer: INTEGER,
  bigint: BIGINT,
  double: DOUBLE,
  date: DATE,
  timestamp: TIMESTAMP,
  blob: BLOB,
};

/** Appends rows to a table that exists and has these columns, in chunks. */
export class TableAppender {
  readonly #appender: DuckDBAppender;
  readonly #columns: readonly IngestColumn[];
  /** One chunk for all: the collector does not see what memory a chunk holds outside its heap, and would let thousands pile up. */
  readonly #chunk: DuckDBDataChunk;
  #chunks = 0;
  #rows = 0;

  private constructor(appender: DuckDBAppender, columns: readonly IngestColumn[]) {
    this.#appender = appender;
    this.#columns = columns;
    this.#chunk = DuckDBDataChunk.create(columns.map((column) => types[column.type]));
  }

  static async open(connection: DuckDBConnection, table: string, columns: readonly IngestColumn[]): Promise<TableAppender> {
    return new TableAppender(await connection.createAppender(table), columns);
  }

  /** @throws EngineError `ENGINE_BAD_VALUE` for a value that is not of its column's type. */
  append(rows: readonly IngestRow[]): void {
    for (let start = 0; start < rows.length; start += chunkRows) {
      const chunk = rows.slice(start, start + chunkRows);
      this.#fill(chunk);
      this.#store(chunk.length);
    }
  }

  /** Appends rows of numbers, which need no look at each value's type. */
  appendNumbers(batch: NumberBatch): void {
    const rows = batch[0]?.length ?? 0;
    for (let start = 0; start < rows; start += chunkRows) {
      const count = Math.min(chunkRows, rows - start);
      this.#chunk.reset();
      this.#chunk.rowCount = count;
      for (const [index, column] of this.#columns.entries()) {
        const values = batch[index];
        if (values) setNumbers(this.#chunk, index, column.type, values.subarray(start, start + count));
      }
      this.#store(count);
    }
  }

  #store(rows: number): void {
    this.#appender.appendDataChunk(this.#chunk);
    this.#rows += rows;
    this.#chunks += 1;
    if (this.#chunks % flushEvery === 0) this.#appender.flushSync();
  }

  /** Stores what is left. @returns the number of rows of all. */
  finish(): number {
    this.#appender.closeSync();
    return this.#rows;
  }

  #fill(rows: readonly IngestRow[]): void {
    this.#chunk.reset();
    this.#chunk.rowCount = rows.length;
    this.#columns.forEach((column, index) => {
      const convert = converters[column.type];
      const values = rows.map((row, offset) => {
        const value = row[index];
        const converted = value === null || value === undefined ? null : convert(value);
        if (converted === undefined) throw badValue(column, this.#rows + offset + 1, value);
        return converted;
      });
      this.#chunk.setColumnValues(index, values);
    });
  }
}

function badValue(column: IngestColumn, row: number, value: unknown): EngineError {
  const found = value instanceof Date ? 'Date' : value instanceof Uint8Array ? 'bytes' : typeof value;
  return new EngineError('ENGINE_BAD_VALUE', `A ${found} cannot be stored as ${column.type}`, {
    place: `column ${column.name}, row ${row}`,
    remedy: 'Give the column the type text, or mend the value at the source',
  });
}

/** From a value of JavaScript to one of DuckDB; undefined where it is not of the type. */
const converters: Record<SqlType, (value: NonNullable<IngestValue>) => DuckDBValue | undefined> = {
  text: (value) => (typeof value === 'string' ? value.toWellFormed() : undefined),
  boolean: (value) => (typeof value === 'boolean' ? value : undefined),
  integer: (value) => (typeof value === 'number' && Number.isInteger(value) && value === (value | 0) ? value : undefined),
  bigint: toBigint,
  double: (value) => (typeof value === 'number' ? value : undefined),
  date: (value) => (isValid(value) ? new DuckDBDateValue(Math.floor(value.getTime() / 86_400_000)) : undefined),
  timestamp: (value) => (isValid(value) ? new DuckDBTimestampValue(BigInt(value.getTime()) * 1000n) : undefined),
  blob: (value) => (value instanceof Uint8Array ? new DuckDBBlobValue(value) : undefined),
};

function toBigint(value: NonNullable<IngestValue>): bigint | undefined {
  if (typeof value === 'bigint') return BigInt.asIntN(64, value) === value ? value : undefined;
  return typeof value === 'number' && Number.isSafeInteger(value) ? BigInt(value) : undefined;
}

function isValid(value: NonNullable<IngestValue>): value is Date {
  return value instanceof Date && !Number.isNaN(value.getTime());
}
