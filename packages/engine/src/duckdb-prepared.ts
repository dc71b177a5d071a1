import type { DuckDBPreparedStatement } from '@duckdb/node-api';
import { chunkRows } from './duckdb-rows.ts';
import type { Session } from './duckdb-session.ts';
import type { PreparedQuery, Row } from './engine.ts';

/** A statement on a session of its own, asked by one caller at a time. */
export class DuckDbPrepared<R extends object = Row> implements PreparedQuery<R> {
  readonly #session: Session;
  readonly #statement: DuckDBPreparedStatement;
  readonly #end: () => void;
  #last: Promise<unknown> = Promise.resolve();

  constructor(session: Session, statement: DuckDBPreparedStatement, end: () => void) {
    this.#session = session;
    this.#statement = statement;
    this.#end = end;
  }

  all(values: readonly (string | null)[]): Promise<R[]> {
    const next = this.#last.then(() => this.#ask(values));
    this.#last = next.catch(() => undefined);
    return next;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#last;
    this.#end();
  }

  async #ask(values: readonly (string | null)[]): Promise<R[]> {
    const result = await this.#session.step(async () => {
      this.#statement.bind([...values]);
      return this.#statement.run();
    });
    const names = result.deduplicatedColumnNames();
    const chunks = await this.#session.step(() => result.fetchAllChunks());
    return chunks.flatMap((chunk) => chunkRows(chunk, names)) as R[];
  }
}
