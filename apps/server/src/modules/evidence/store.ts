import { type RawBuilder, sql } from 'kysely';
import type { Work } from '../../access/as-account.ts';
import type { Measured } from './measures/measure.ts';

export function findBinding(trx: Work, taskId: number) {
  return trx.selectFrom('task_measure').selectAll().where('task_id', '=', taskId).executeTakeFirst();
}

interface Bound {
  measure: string;
  parameters: unknown;
  databases: readonly string[];
  closes: 'reported' | 'verified';
  manual: boolean;
}

/** Binds a task anew, and links the databases that the measure is about. */
export async function bind(trx: Work, taskId: number, { measure, parameters, databases, closes, manual }: Bound): Promise<void> {
  await unbind(trx, taskId);
  await sql`insert into task_measure (task_id, measure, parameters, database_ids, closes, manual)
    values (${taskId}, ${measure}, ${JSON.stringify(parameters)}::jsonb, ${[...databases]}::text[], ${closes}, ${manual})`.execute(trx);
  await sql`insert into task_database (task_id, database_id) select ${taskId}, id from database where id = any(${[...databases]})
    on conflict do nothing`.execute(trx);
}

export async function unbind(trx: Work, taskId: number): Promise<void> {
  await trx.deleteFrom('task_measure').where('task_id', '=', taskId).execute();
}

/** How many of these databases the caller sees. */
export async function countDatabases(trx: Work, ids: readonly string[]): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from database where id = any(${[...ids]})`.execute(trx);
  return rows[0]?.n ?? 0;
}

export interface Waiting {
  task_id: number;
  measure: string;
  parameters: unknown;
  closes: 'reported' | 'verified';
  closed: boolean;
  state: string;
  assigned_on: string;
  start_on: string;
  agency: string;
  territory: string;
}

/** What changed: databases, or what one task waits for; null: nobody knows. */
export type Touched = { databases: readonly string[] } | { task: number } | null;

/** Bound tasks that this may change; held until the transaction ends, so that each is judged once at a time. */
export async function holdWaiting(trx: Work, changed: Touched): Promise<Waiting[]> {
  const touched = touchedBy(changed);
  const { rows } =
    await sql<Waiting>`select m.task_id, m.measure, m.parameters, m.closes, m.closed, t.state, t.assigned_on, t.start_on, t.agency::text as agency,
      t.territory::text as territory
    from task_measure m join task t on t.id = m.task_id where t.state <> 'cancelled' and ${touched} order by m.task_id for update of m, t`.execute(
      trx,
    );
  return rows;
}

export async function keepValue(trx: Work, taskId: number, { met, ...value }: Measured, closed: boolean): Promise<void> {
  await sql`update task_measure set value = ${JSON.stringify(value)}::jsonb, met = ${met}, measured_at = access.now(), closed = ${closed}
    where task_id = ${taskId}`.execute(trx);
}

function touchedBy(changed: Touched): RawBuilder<boolean> {
  if (changed === null) return sql`true`;
  if ('task' in changed) return sql`m.task_id = ${changed.task}`;
  return sql`(m.database_ids = '{}' or m.database_ids && ${[...changed.databases]}::text[])`;
}
