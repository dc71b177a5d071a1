import { PGlite } from '@electric-sql/pglite';
import { Kysely, PGliteDialect, sql } from 'kysely';
import { expect, test } from 'vitest';
import { beginningOrFailing } from './beginning-or-failing.ts';

test('a transaction of an engine that is being closed fails instead of waiting, and what ran before is kept', async () => {
  const embedded = await PGlite.create();
  const database = new Kysely<{ kept: { value: number } }>({ dialect: new PGliteDialect({ pglite: beginningOrFailing(embedded) }) });
  await sql`create table kept (value integer)`.execute(database);
  const insert = (value: number) => database.transaction().execute((trx) => trx.insertInto('kept').values({ value }).execute());
  await insert(1);
  await expect(database.transaction().execute((trx) => sql`select 1 / 0`.execute(trx))).rejects.toThrow('division by zero');
  expect(await database.selectFrom('kept').selectAll().execute()).toEqual([{ value: 1 }]);
  const closing = embedded.close();
  await expect(insert(2)).rejects.toThrow(/clos/);
  await closing;
  await expect(insert(3)).rejects.toThrow('PGlite is closed');
});
