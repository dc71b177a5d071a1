import type { PGlite } from '@electric-sql/pglite';
import type { PGliteDialectConfig } from 'kysely';

type Engine = Exclude<PGliteDialectConfig['pglite'], (...parameters: never[]) => unknown>;

/**
 * The embedded engine as Kysely uses it. Kysely waits for the begin of a transaction, also of one that will never begin because the engine is being closed: whoever
 * asked would wait for ever, and the refusal would end the process. Here such a transaction begins, and each of its statements fails with why there is none.
 * @returns the same engine, to be closed by its owner.
 */
export function beginningOrFailing(embedded: PGlite): Engine {
  return {
    get closed() {
      return embedded.closed;
    },
    get ready() {
      return embedded.ready;
    },
    waitReady: embedded.waitReady,
    close: () => embedded.close(),
    query: (text, parameters, options) => embedded.query(text, parameters, options),
    async transaction(run) {
      let begun = false;
      const begin: typeof run = (transaction) => {
        begun = true;
        return run(transaction);
      };
      try {
        return await embedded.transaction(begin);
      } catch (reason) {
        if (begun) throw reason;
        return run({ query: () => Promise.reject(reason), rollback: () => Promise.resolve() });
      }
    },
  };
}
