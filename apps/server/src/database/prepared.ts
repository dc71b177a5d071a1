import { createHash } from 'node:crypto';
import type { PostgresPool, PostgresPoolClient } from 'kysely';
import type pg from 'pg';

/** Texts that are prepared; what lists filter by makes many, and a server keeps each on every connection. */
const mostNames = 300;

/** Names of statements by their text. */
export class StatementNames {
  readonly #names = new Map<string, string>();

  /** @returns undefined where there are too many to have one more. */
  of(text: string): string | undefined {
    const known = this.#names.get(text);
    if (known !== undefined || this.#names.size >= mostNames) return known;
    const name = createHash('sha256').update(text).digest('base64url').slice(0, 24);
    this.#names.set(text, name);
    return name;
  }
}

/**
 * A pool whose connections prepare each statement that has parameters once and run it from then on: PostgreSQL parses and plans it no more.
 * Policies are planned for the role of the transaction, which PostgreSQL checks itself.
 */
export function prepared(pool: pg.Pool): PostgresPool {
  const names = new StatementNames();
  const wrapped = new WeakMap<pg.PoolClient, PostgresPoolClient>();
  return {
    options: pool.options,
    end: () => pool.end(),
    async connect() {
      const client = await pool.connect();
      const known = wrapped.get(client) ?? preparing(client, names);
      wrapped.set(client, known);
      return known;
    },
  };
}

function preparing(client: pg.PoolClient, names: StatementNames): PostgresPoolClient {
  const query = (text: string | object, values: readonly unknown[] = []): unknown => {
    if (typeof text !== 'string') throw new TypeError('Cursors are not prepared.');
    const name = values.length > 0 ? names.of(text) : undefined;
    return name === undefined ? client.query(text, [...values]) : client.query({ name, text, values: [...values] });
  };
  return { query: query as PostgresPoolClient['query'], release: (destroy) => client.release(destroy) };
}
