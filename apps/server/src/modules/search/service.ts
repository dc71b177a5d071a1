import type { z } from 'zod';
import { may } from '../../access/identity.ts';
import type { Action } from '../../access/roles.ts';
import type { Call } from '../../http/route.ts';
import { RegisterError } from '../../register-error.ts';
import { listAttributes } from '../assessments/index.ts';
import { findCases } from '../cases/index.ts';
import { listDatabases } from '../databases/index.ts';
import { findTasks } from '../tasks/index.ts';
import { most, type SearchResult } from './schema.ts';

type Asked = Pick<Call<unknown, unknown, unknown>, 'trx' | 'identity' | 'clock' | 'audit'>;
type Result = z.infer<typeof SearchResult>;

/** Finds by a few letters what the caller may see: each kind is asked of its own module, as the caller, and only where they may read it somewhere. */
export async function search(call: Asked, text: string): Promise<Result> {
  const { trx, identity } = call;
  const where = <T>(action: Action, find: () => Promise<T[]>) => (may(identity, action) ? find() : Promise.resolve([]));
  const page = { page: 1, pageSize: most, search: text };
  // One after another: they share the transaction of the caller.
  const databases = await where('database.read', async () => (await listDatabases(call, page)).items);
  const attributes = await where('survey.read', async () => (await attributesOf(call, page)).items);
  const tasks = await where('task.read', () => findTasks(trx, identity, text, most));
  const cases = await where('case.read', () => findCases(trx, identity, text, most));
  return {
    databases: databases.map(({ id, name, ownerName }) => ({ id, name, owner: ownerName })),
    attributes: attributes.map(({ id, holders }) => ({ id, holders: holders.length })),
    tasks: tasks.map(({ id, programme_number, number, title, due }) => ({ id, programme: programme_number, number, title, due })),
    cases: cases.map((row) => ({
      ...{ id: row.id, database: row.database_name ?? row.database_id, table: row.table_name, column: row.column_name },
      ...{ kind: row.kind, unit: row.agency_name, status: row.status },
    })),
  };
}

/** Of the newest survey that the caller may see; none where there was none. */
async function attributesOf({ trx }: Asked, page: { page: number; pageSize: number; search: string }) {
  try {
    const found = await listAttributes(trx, 'latest', page);
    // Their ids are words joined by hyphens: `person.so-dinh-danh`.
    return found.items.length > 0 ? found : await listAttributes(trx, 'latest', { ...page, search: page.search.replaceAll(/\s+/g, '-') });
  } catch (error) {
    if (error instanceof RegisterError && error.code === 'NOT_FOUND') return { items: [] };
    throw error;
  }
}
