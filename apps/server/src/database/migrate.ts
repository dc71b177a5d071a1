import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Kysely, sql } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import { roles } from '../access/roles.ts';
import { RegisterError } from '../register-error.ts';
import type { Database } from './open-database.ts';
import type { Tables } from './tables.ts';
import { noteAnew, tidyWritten, watchTables } from './written.ts';

const folder = join(import.meta.dirname, 'migrations');

/**
 * Brings the tables to this version and tells the database which role may do what. Safe to run again, and by several servers at once: one of them does it.
 * @throws RegisterError `REGISTER_MIGRATION_FAILED`; what came before the failed step stays.
 */
export async function migrate(database: Database): Promise<void> {
  const migrator = new Migrator({ db: database.owner, provider: { getMigrations: readMigrations }, allowUnorderedMigrations: true });
  const { error, results } = await migrator.migrateToLatest();
  if (error) {
    const failed = results?.find((result) => result.status === 'Error')?.migrationName;
    throw new RegisterError(
      'REGISTER_MIGRATION_FAILED',
      `The database cannot be brought to this version${failed ? `: step ${failed} failed` : ''}.`,
      {
        remedy: 'The database is as it was before that step. Check the rights of its owner, free space, and that its version is 15 or later.',
        cause: error,
      },
    );
  }
  await holdNames(database.owner);
  await watchTables(database.owner);
  await tidyWritten(database.owner);
  if (results?.length) await noteAnew(database.owner);
  await tellRoles(database.owner);
}

async function readMigrations(): Promise<Record<string, Migration>> {
  const files = (await readdir(folder)).filter((file) => /^\d{4}-.*\.ts$/.test(file)).sort();
  const steps = await Promise.all(files.map(async (file) => [file.slice(0, -3), (await import(join(folder, file))) as Migration] as const));
  return Object.fromEntries(steps);
}

/** Every function that decides looks into temporary tables last, also one that a migration has replaced, which forgets it: else a caller's own would come first. */
async function holdNames(owner: Kysely<Tables>): Promise<void> {
  await sql`do $$ declare one regprocedure; begin
      for one in select p.oid from pg_proc p where p.pronamespace = 'access'::regnamespace
                   and (p.prosecdef or p.prorettype = 'trigger'::regtype or p.proname in ('may_comment', 'task_due'))
                   and p.proconfig::text is distinct from '{"search_path=pg_catalog, public, pg_temp"}'
      loop execute format('alter function %s set search_path = pg_catalog, public, pg_temp', one); end loop;
    end $$`.execute(owner);
}

/** Row-level security reads the same table of roles as the services do. */
async function tellRoles(owner: Kysely<Tables>): Promise<void> {
  const rows = Object.entries(roles).flatMap(([role, { may }]) => may.map((action) => ({ role, action })));
  await owner.transaction().execute(async (trx) => {
    await sql`lock table access.role_action in exclusive mode`.execute(trx);
    await sql`delete from access.role_action`.execute(trx);
    await sql`insert into access.role_action (role, action)
              select role, action from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row(role text, action text)`.execute(trx);
  });
}
