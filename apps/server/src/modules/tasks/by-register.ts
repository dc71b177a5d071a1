import { sql } from 'kysely';
import type { Work } from '../../access/as-account.ts';
import { assignNext } from './recur.ts';
import * as store from './store.ts';

interface Closing {
  as: 'reported' | 'verified';
  /** yyyy-MM-dd: since when the result is there. */
  doneOn: string;
  details: Readonly<Record<string, unknown>>;
}

/** Reports a task with what proves it, and verifies it where `as` says so: nobody did it by hand, and nobody’s name stands there. In the register's own transaction. */
export async function closeByRegister(trx: Work, id: number, { as, doneOn, details }: Closing): Promise<void> {
  await sql`update task set state = ${as}, reported_on = access.today(), done_on = ${doneOn}::date, started_on = coalesce(started_on, access.today()),
      recorded_on = case when ${as} = 'verified' then access.today() end, reported_by = null, version = version + 1 where id = ${id}`.execute(trx);
  await store.addEvent(trx, id, 'report', null, details);
  if (as !== 'verified') return;
  await store.addEvent(trx, id, 'verify', null, details);
  const row = await store.findTask(trx, id);
  if (row) await assignNext(trx, row);
}

/** Opens a task again that the register had closed. */
export async function reopenByRegister(trx: Work, id: number, details: Readonly<Record<string, unknown>>): Promise<void> {
  await sql`update task set state = 'in-progress', reported_on = null, done_on = null, recorded_on = null, version = version + 1 where id = ${id}`.execute(
    trx,
  );
  await store.addEvent(trx, id, 'reopen', null, details);
}
