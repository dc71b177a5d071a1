import { z } from 'zod';
import { require } from '../../access/identity.ts';
import type { Call } from '../../http/route.ts';
import { RegisterError } from '../../register-error.ts';
import { findTask } from '../tasks/index.ts';
import { measureNames, measures } from './measures/index.ts';
import type { MeasureBinding, Measures, TaskMeasure, TaskMeasureRead } from './schema.ts';
import * as store from './store.ts';

type Asked = Pick<Call<unknown, unknown, unknown>, 'trx' | 'identity' | 'clock' | 'audit'>;

/** What a task can be bound to, with what each measure is told. */
export async function listMeasures(): Promise<z.infer<typeof Measures>> {
  return { items: measureNames.map((measure) => ({ measure, parameters: z.toJSONSchema(measures[measure].parameters, { io: 'input' }) })) };
}

/** @throws RegisterError `NOT_FOUND`. */
export async function readBinding(asked: Asked, taskId: number): Promise<z.infer<typeof TaskMeasureRead>> {
  await findTask(asked, taskId);
  const row = await store.findBinding(asked.trx, taskId);
  return { measure: row ? shown(row) : null };
}

/** Binds a task to a measure; it is taken as soon as that is kept. @throws RegisterError `NOT_FOUND`, `NOT_ALLOWED`, `REQUEST_INVALID`, `STATE_FORBIDS`. */
export async function bindTask(asked: Asked, taskId: number, { measure, parameters, closes, manual }: z.infer<typeof MeasureBinding>) {
  const task = await steered(asked, taskId);
  const definition = measures[measure];
  const told = definition.parameters.safeParse(parameters);
  if (!told.success) {
    const fields = told.error.issues.map(({ path, message }) => ({ path: `body/parameters/${path.join('/')}`, message }));
    throw new RegisterError('REQUEST_INVALID', 'The measure does not understand this.', {
      place: 'body/parameters',
      remedy: 'See /measures.',
      fields,
    });
  }
  const databases = [...new Set(definition.databases(told.data as never))];
  if ((await store.countDatabases(asked.trx, databases)) < databases.length)
    throw new RegisterError('REQUEST_INVALID', 'A database of the measure is not there.', { place: 'body/parameters', remedy: 'Choose another.' });
  if ((await store.findBinding(asked.trx, taskId))?.closed) throw stillClosed();
  await store.bind(asked.trx, taskId, { measure, parameters: told.data, databases, closes, manual });
  const details = { bound: measure, parameters: told.data as object, closes, manual };
  asked.audit({ action: 'task.assign', objectKind: 'task', objectId: String(taskId), place: task, details });
  return readBinding(asked, taskId);
}

/** From now on people report and verify alone. @throws RegisterError `NOT_FOUND`, `NOT_ALLOWED`. */
export async function unbindTask(asked: Asked, taskId: number) {
  const task = await steered(asked, taskId);
  await store.unbind(asked.trx, taskId);
  asked.audit({ action: 'task.assign', objectKind: 'task', objectId: String(taskId), place: task, details: { bound: null } });
  return { measure: null };
}

async function steered(asked: Asked, taskId: number) {
  const { agency, owner, territory } = await findTask(asked, taskId);
  require(asked.identity, 'task.assign', { agency: owner, territory });
  return { agency, territory };
}

function stillClosed(): RegisterError {
  return new RegisterError('STATE_FORBIDS', 'The task was closed by the measure it has.', {
    place: 'measure',
    remedy: 'Take that measure off first; the task stays closed then.',
  });
}

function shown(row: NonNullable<Awaited<ReturnType<typeof store.findBinding>>>): z.infer<typeof TaskMeasure> {
  return {
    ...{ measure: row.measure as (typeof measureNames)[number], parameters: row.parameters as Record<string, unknown>, closes: row.closes },
    ...{ manual: row.manual, value: row.value, met: row.met, closed: row.closed },
    boundAt: row.bound_at.toISOString(),
    measuredAt: row.measured_at?.toISOString() ?? null,
  };
}
