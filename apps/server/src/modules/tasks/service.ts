import { workingDays } from '@sogoc/vietnam';
import type { z } from 'zod';
import type { Identity } from '../../access/identity.ts';
import { stepsOpen } from '../../access/workflow.ts';
import { today } from '../../clock/clock.ts';
import type { Call } from '../../http/route.ts';
import { notFound } from '../../register-error.ts';
import { listTasks as listRows } from './list.ts';
import { mayOn } from './reach.ts';
import { type Forecasted, forecastTask, forecastTasks, lookedUntil } from './risk/at-risk.ts';
import type { Forecast, ListedTask, Task, TaskForecast, TaskInFull, TaskQuery } from './schema.ts';
import * as store from './store.ts';
import { taskWorkflow } from './workflow.ts';

export type Asked = Pick<Call<unknown, unknown, unknown>, 'trx' | 'identity' | 'clock' | 'audit'>;

/** Tasks that the caller may see, a part at a time. */
export async function listTasks({ trx, identity, clock }: Asked, query: z.infer<typeof TaskQuery>) {
  const day = query.asOf ?? today(clock);
  const looked = query.figure === 'at-risk' ? await forecastTasks(trx, identity, query, day) : [];
  const atRisk = new Map(looked.filter((task) => task.atRisk).map((task) => [task.id, task]));
  const { items, ...rest } = await listRows(trx, identity, query, day, [...atRisk.keys()]);
  return { ...rest, items: items.map((row) => ({ ...shown(row, identity, day), forecast: told(atRisk.get(row.id)) })) };
}

/** Every task of a query with the names of who helps, up to so many. @returns with the day they are told as of. */
export async function listEvery(asked: Asked, query: z.infer<typeof TaskQuery>, most: number): Promise<{ asOf: string; tasks: ListedTask[] }> {
  const { items } = await listTasks(asked, { ...query, cursor: undefined, limit: most });
  const helping = await store.listAllCoordinating(
    asked.trx,
    items.map(({ id }) => id),
  );
  const asOf = query.asOf ?? today(asked.clock);
  return { asOf, tasks: items.map((task) => ({ ...task, coordinating: helping.get(task.id) ?? [] })) };
}

/** Whether a task will be late, with the reasons, as is known of a day. @throws RegisterError `NOT_FOUND`. */
export async function readForecast(asked: Asked, id: number, asOf = today(asked.clock)): Promise<z.infer<typeof TaskForecast>> {
  const { due } = await findTask(asked, id);
  const forecast = told(await forecastTask(asked.trx, id, asOf));
  return { asOf, forecast, counted: forecast?.atRisk === true && due <= lookedUntil(asOf) };
}

function told(forecasted: Forecasted | undefined): z.infer<typeof Forecast> | null {
  if (!forecasted) return null;
  const { risk, atRisk, daysNeeded, daysLeft, reasons } = forecasted;
  return { risk, atRisk, daysNeeded, daysLeft, reasons };
}

/** @throws RegisterError `NOT_FOUND`. */
export async function findTask({ trx }: Pick<Asked, 'trx'>, id: number): Promise<store.TaskRow> {
  const row = await store.findTask(trx, id);
  if (!row) throw notFound('task', String(id));
  return row;
}

/** @throws RegisterError `NOT_FOUND`. */
export async function readTask(asked: Asked, id: number, asOf?: string): Promise<z.infer<typeof TaskInFull>> {
  const row = await findTask(asked, id);
  const extensions = await store.listExtensions(asked.trx, id);
  return {
    ...shown(row, asked.identity, asOf ?? today(asked.clock)),
    coordinating: await store.listCoordinating(asked.trx, id),
    databases: await store.listDatabases(asked.trx, id),
    procedures: await store.listProcedures(asked.trx, id),
    extensions: extensions.map(({ askedBy: _by, ...extension }) => ({ ...extension, askedAt: extension.askedAt.toISOString() })),
  };
}

/** What happened to a task, the latest first. */
export async function readHistory(asked: Asked, id: number) {
  await findTask(asked, id);
  return { items: (await store.listEvents(asked.trx, id)).map((event) => ({ ...event, at: event.at.toISOString() })) };
}

/** People of the leading agency, as far as the caller may hand out work there. */
export async function listPeople(asked: Asked, id: number) {
  const { agency_id } = await findTask(asked, id);
  return { items: await store.listPeople(asked.trx, agency_id) };
}

function shown(row: store.TaskRow, identity: Identity, day: string): z.infer<typeof Task> {
  const done = row.state === 'verified' || row.state === 'cancelled';
  return {
    id: row.id,
    programme: { id: row.programme_id, number: row.programme_number },
    number: row.number,
    occurrence: row.occurrence,
    title: row.title,
    resultKind: row.result_kind,
    result: row.result,
    agency: { id: row.agency_id, name: row.agency_name },
    owner: row.owner,
    territory: row.territory,
    person: row.person_id ? { id: row.person_id, name: row.person_name ?? '' } : null,
    difficulty: row.difficulty,
    priority: row.priority,
    recurs: row.recurs,
    state: row.state,
    startOn: row.start_on,
    due: row.due,
    dueFirst: row.due_first,
    assignedOn: row.assigned_on,
    acceptedOn: row.accepted_on,
    startedOn: row.started_on,
    reportedOn: row.reported_on,
    doneOn: row.done_on,
    recordedOn: row.recorded_on,
    progress: row.progress,
    progressOn: row.progress_on,
    extensionAsked: row.extension_asked,
    workingDaysLeft: done ? null : workingDays(day, row.due),
    figure: figureOf(row, day),
    version: row.version,
    actions: actionsOn(row, identity),
  };
}

/** The same as the conditions of `figures.ts`, for one task that was read. */
function figureOf(row: store.TaskRow, day: string): z.infer<typeof Task>['figure'] {
  if (row.cancelled_on !== null && row.cancelled_on <= day) return 'cancelled';
  if (row.done_on !== null && row.done_on <= day) {
    if (row.state !== 'verified') return 'awaiting';
    return row.done_on <= row.due ? 'done-on-time' : 'done-late';
  }
  return row.due < day ? 'overdue' : 'open';
}

function actionsOn(row: store.TaskRow, identity: Identity) {
  const deciding = ['grant-extension', 'refuse-extension'];
  return stepsOpen(taskWorkflow, [row.state], (right) => mayOn(identity, right, row))
    .filter((verb) => !deciding.includes(verb) || row.extension_asked)
    .filter((verb) => verb !== 'ask-extension' || !row.extension_asked)
    .filter((verb) => (verb !== 'verify' && !(verb === 'correct' && row.state === 'verified')) || row.reported_by !== identity.accountId);
}
