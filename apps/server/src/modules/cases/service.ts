import { workingDays } from '@sogoc/vietnam';
import type { z } from 'zod';
import type { Identity } from '../../access/identity.ts';
import { stepsOpen } from '../../access/workflow.ts';
import { today } from '../../clock/clock.ts';
import type { Call } from '../../http/route.ts';
import { notFound } from '../../register-error.ts';
import { mayOn, states, workflow } from '../discrepancies/index.ts';
import * as list from './list.ts';
import type { Case, CaseQuery, Counts, Verb } from './schema.ts';
import * as store from './store.ts';

export type Asked = Pick<Call<unknown, unknown, unknown>, 'trx' | 'identity' | 'clock' | 'audit'>;

/** Cases that the caller may see, a part at a time. */
export async function listCases({ trx, identity, clock }: Asked, query: z.infer<typeof CaseQuery>) {
  const day = today(clock);
  const { items, ...rest } = await list.listCases(trx, identity, query, day);
  return { ...rest, items: items.map((row) => shown(row, identity, day)) };
}

/** @throws RegisterError `NOT_FOUND`. */
export async function findCase({ trx }: Pick<Asked, 'trx'>, id: number): Promise<store.CaseRow> {
  const row = await store.findCase(trx, id);
  if (!row) throw notFound('case', String(id));
  return row;
}

/** @throws RegisterError `NOT_FOUND`. */
export async function readCase(asked: Asked, id: number): Promise<z.infer<typeof Case>> {
  return shown(await findCase(asked, id), asked.identity, today(asked.clock));
}

/** What happened to a case, the latest first. */
export async function readHistory(asked: Asked, id: number) {
  await findCase(asked, id);
  const events = await store.listEvents(asked.trx, id);
  return { items: events.map((event) => ({ ...event, at: event.at.toISOString() })) };
}

/** Who a case can be given to: the people of its unit. */
export async function listPeople(asked: Asked, id: number) {
  return { items: await store.listPeople(asked.trx, (await findCase(asked, id)).agency_id) };
}

function shown(row: store.CaseRow, identity: Identity, day: string): z.infer<typeof Case> {
  const counts = Object.fromEntries(states.map((state) => [state, row[`records_${state}`]])) as z.infer<typeof Counts>;
  const present = states.filter((state) => counts[state] > 0);
  return {
    id: row.id,
    database: { id: row.database_id, name: row.database_name ?? row.database_id },
    table: row.table_name,
    column: row.column_name,
    attribute: row.attribute_id,
    kind: row.kind,
    rule: row.rule,
    severity: row.severity,
    unit: { id: row.agency_id, name: row.agency_name },
    territory: row.territory,
    assignee: row.assignee_id ? { id: row.assignee_id, name: row.assignee_name ?? '' } : null,
    status: row.status,
    openedOn: row.opened_on,
    due: row.due,
    workingDaysLeft: workingDays(day, row.due),
    records: row.records,
    counts,
    timesReopened: row.times_reopened,
    version: row.version,
    actions: stepsOpen(workflow, present, (right) => mayOn(identity, right, row)) as z.infer<typeof Verb>[],
    mayAssign: mayOn(identity, 'case.assign', row) || mayOn(identity, 'case.mend', row),
  };
}
