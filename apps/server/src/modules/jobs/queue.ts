import type { PGlite } from '@electric-sql/pglite';
import { type Db, PgBoss } from 'pg-boss';
import type { Database } from '../../database/open-database.ts';

/** The queue in the register's own database; on a server with connections of its own. */
export function openQueue({ embedded, ownerUrl }: Pick<Database, 'embedded' | 'ownerUrl'>): PgBoss {
  const quiet = { superviseIntervalSeconds: 60, maintenanceIntervalSeconds: 3600, monitorVacuum: false, reindex: false } as const;
  return embedded
    ? new PgBoss({ db: embeddedDb(embedded), backend: 'pglite', ...quiet })
    : new PgBoss({ connectionString: ownerUrl ?? '', max: 3, application_name: 'sogoc jobs', ...quiet });
}

const block = /^\s*begin\s*;([\s\S]*)commit\s*;?\s*$/i;

/**
 * The embedded engine has one connection: a block of statements that fails halfway must be rolled back before anybody else's statement runs in it, so that a
 * block runs as the engine's own transaction.
 */
function embeddedDb(embedded: PGlite): Db {
  return {
    async executeSql(text, values) {
      if (values?.length) return embedded.query(text, values);
      const inner = block.exec(text)?.[1];
      const results = inner === undefined ? await embedded.exec(text) : await embedded.transaction((trx) => trx.exec(inner));
      return { rows: (results ?? []).flatMap(({ rows }) => rows) };
    },
  };
}
