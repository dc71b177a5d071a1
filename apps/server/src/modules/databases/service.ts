import type { z } from 'zod';
import { type Place, require } from '../../access/identity.ts';
import type { Call } from '../../http/route.ts';
import { notFound, RegisterError } from '../../register-error.ts';
import { readAgency } from '../agencies/index.ts';
import type { Database, DatabaseChange, DatabaseQuery, DatabaseSummary, DatabaseSummaryQuery, NewDatabase } from './schema.ts';
import * as store from './store.ts';

type DatabaseRecord = z.infer<typeof Database>;
export type Asked = Pick<Call<unknown, unknown, unknown>, 'trx' | 'identity' | 'clock' | 'audit'>;

export function listDatabases({ trx }: Asked, query: z.infer<typeof DatabaseQuery>) {
  return store.listDatabases(trx, query);
}

/** @throws RegisterError `NOT_FOUND`. */
export async function readDatabase({ trx }: Pick<Asked, 'trx'>, id: string): Promise<DatabaseRecord> {
  const database = await store.findDatabase(trx, id);
  if (!database) throw notFound('database', id);
  return database;
}

export async function summarise({ trx }: Asked, query: z.infer<typeof DatabaseSummaryQuery>): Promise<z.infer<typeof DatabaseSummary>> {
  const summary = {
    total: 0,
    byStage: { 'not-begun': 0, deploying: 0, late: 0, formed: 0, retired: 0 },
    byMaturity: { A: 0, B: 0, C: 0, unknown: 0 },
    byGrade: { green: 0, amber: 0, red: 0, notMeasured: 0 },
  };
  for (const { stage, maturity, grade, count } of await store.countDatabases(trx, query)) {
    summary.total += count;
    summary.byStage[stage] += count;
    summary.byMaturity[maturity as 'A'] += count;
    summary.byGrade[grade as 'green'] += count;
  }
  return summary;
}

export async function createDatabase(asked: Asked, database: z.infer<typeof NewDatabase>): Promise<DatabaseRecord> {
  const belonging = await belongingTo(asked, database.ownerId);
  require(asked.identity, 'database.change', belonging);
  if (!(await store.insertDatabase(asked.trx, database, belonging))) {
    throw new RegisterError('ALREADY_THERE', `There is a database ${database.id} already, or one that surveys call alike.`, {
      place: 'id',
      remedy: 'Choose another id, or another name for surveys.',
    });
  }
  asked.audit({ action: 'database.change', objectKind: 'database', objectId: database.id, place: belonging, details: { created: database } });
  return readDatabase(asked, database.id);
}

/** Changes what is told of a database; handing it to another owner takes the right at both. @throws RegisterError `NOT_FOUND`, `NOT_ALLOWED`, `CHANGED_MEANWHILE`. */
export async function changeDatabase(asked: Asked, id: string, { version, ...change }: z.infer<typeof DatabaseChange>): Promise<DatabaseRecord> {
  const before = await readDatabase(asked, id);
  require(asked.identity, 'database.change', before);
  const belonging = change.ownerId === undefined ? undefined : await belongingTo(asked, change.ownerId);
  if (belonging) require(asked.identity, 'database.change', belonging);
  await store.updateDatabase(asked.trx, id, version, change, belonging);
  asked.audit({ action: 'database.change', objectKind: 'database', objectId: id, place: before, details: change });
  return readDatabase(asked, id);
}

async function belongingTo(asked: Asked, ownerId: string): Promise<store.Belonging & Place> {
  const { path, territory } = await readAgency(asked, ownerId);
  return { owner_id: ownerId, agency: path, territory };
}
