import type { Dialect } from './dialect.ts';
import { chunkRows } from './duckdb-rows.ts';
import type { Session } from './duckdb-session.ts';
import type { PreparedQuery, Row } from './engine.ts';
import { join, render, type Sql, sql } from './sql.ts';

/**
 * A statement on a session of its own, asked by one caller at a time. It is asked by `execute`: a statement with bound values would be planned anew at each
 * call, which costs more than the asking.
 */
export class DuckDbPrepared<R extends object = Row> implements PreparedQuery<R> {
  readonly #session: Session;
  readonly #dialect: Dialect;
  readonly #end: () => void;
  #last: Promise<unknown> = Promise.resolve();

  private constructor(session: Session, dialect: Dialect, end: () => void) {
    this.#session = session;
    this.#dialect = dialect;
    this.#end = end;
  }

  /** Plans the query. @param end lets go of the session. */
  static async open<R extends object>(session: Session, query: Sql, dialect: Dialect, end: () => void): Promise<DuckDbPrepared<R>> {
    await session.step((connection) => connection.run(render(sql`prepare asked as ${query}`, dialect)));
    return new DuckDbPrepared<R>(session, dialect, end);
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
    // A null without a type would have the query planned anew.
    const typed = values.map((value) => value ?? sql`cast(null as varchar)`);
    const given = values.length === 0 ? sql`` : sql`(${join(typed)})`;
    const result = await this.#session.step((connection) => connection.run(render(sql`execute asked${given}`, this.#dialect)));
    const names = result.deduplicatedColumnNames();
    const chunks = await this.#session.step(() => result.fetchAllChunks());
    return chunks.flatMap((chunk) => chunkRows(chunk, names)) as R[];
  }
}
