import type { z } from 'zod';
import { type Place, require, within } from '../../access/identity.ts';
import { today } from '../../clock/clock.ts';
import { RegisterError } from '../../register-error.ts';
import { readAgency } from '../agencies/index.ts';
import { readProgramme } from '../programmes/index.ts';
import type { NewTask, TaskChange } from './schema.ts';
import { type Asked, findTask, readTask } from './service.ts';
import * as store from './store.ts';

/** Assigns a task of a programme to an agency. @throws RegisterError `NOT_FOUND`, `NOT_ALLOWED`, `ALREADY_THERE`, `REQUEST_INVALID`. */
export async function createTask(asked: Asked, told: z.infer<typeof NewTask>) {
  const id = await assign(asked, { ...told, occurrence: 1 });
  return readTask(asked, id);
}

/** Assigns a task, with who is accountable for it where that is known: somebody of the leading agency. @returns the new task's id. */
export async function assign(asked: Asked, told: z.infer<typeof NewTask> & { occurrence: number; person?: string | null }): Promise<number> {
  const programme = await readProgramme(asked, told.programmeId);
  const lead = await readAgency(asked, told.agencyId);
  const place = { agency: lead.path, territory: lead.territory, owner: programme.path };
  requireSteering(asked, place);
  if (!within(programme.path, lead.path))
    throw invalid('body/agencyId', 'An agency outside of who steers the programme cannot lead its tasks.', 'Choose one below it.');
  const startOn = told.startOn ?? today(asked.clock);
  if (told.due < startOn) throw invalid('body/due', 'It would be due before it begins.', 'Choose a later day.');
  if (told.person && !(await store.listPeople(asked.trx, told.agencyId)).some(({ id }) => id === told.person))
    throw invalid('body/person', 'Nobody of that id works at the agency.', 'Choose one of its people.');
  const id = await store.insertTask(asked.trx, { ...told, startOn }, place);
  if (id === null) {
    throw new RegisterError('ALREADY_THERE', `The programme has a task ${told.number} already.`, {
      place: 'body/number',
      remedy: 'Choose another number.',
    });
  }
  await link(asked, id, told);
  await store.addEvent(asked.trx, id, 'assign');
  asked.audit({
    action: 'task.assign',
    objectKind: 'task',
    objectId: String(id),
    place,
    details: { programme: told.programmeId, number: told.number },
  });
  return id;
}

/** Changes what was assigned; the first due day stays on record. @throws RegisterError `NOT_FOUND`, `NOT_ALLOWED`, `CHANGED_MEANWHILE`, `REQUEST_INVALID`. */
export async function changeTask(asked: Asked, id: number, { version, coordinating, databases, procedures, ...told }: z.infer<typeof TaskChange>) {
  const row = await findTask(asked, id);
  requireSteering(asked, row);
  if ((told.due ?? row.due) < (told.startOn ?? row.start_on)) throw invalid('body/due', 'It would be due before it begins.', 'Choose a later day.');
  const { resultKind, startOn, ...same } = told;
  const change = { ...same, ...(resultKind && { result_kind: resultKind }), ...(startOn && { start_on: startOn }) };
  await store.updateTask(asked.trx, id, version, change as never);
  if (told.title !== undefined) await store.refreshSearch(asked.trx, row, told.title);
  await link(asked, id, { coordinating, databases, procedures });
  await store.addEvent(asked.trx, id, 'change', null, { ...told, ...(told.due && { dueBefore: row.due }) });
  asked.audit({
    action: 'task.assign',
    objectKind: 'task',
    objectId: String(id),
    place: row,
    details: { ...told, coordinating, databases, procedures },
  });
  return readTask(asked, id);
}

type Links = Partial<Record<'coordinating' | 'databases' | 'procedures', string[] | undefined>>;

async function link(asked: Asked, id: number, links: Links): Promise<void> {
  for (const [name, ids, set] of [
    ['coordinating', links.coordinating, store.setCoordinating],
    ['databases', links.databases, store.setDatabases],
    ['procedures', links.procedures, store.setProcedures],
  ] as const) {
    if (ids === undefined) continue;
    const wanted = [...new Set(ids)];
    if ((await set(asked.trx, id, wanted)) < wanted.length)
      throw invalid(`body/${name}`, 'Some of these are not there, or not yours to see.', 'Choose others.');
  }
}

/** @throws RegisterError `NOT_ALLOWED` where the caller does not steer the programme for this territory. */
function requireSteering({ identity }: Asked, { owner, territory }: Place & { owner: string }): void {
  require(identity, 'task.assign', { agency: owner, territory });
}

export function invalid(place: string, message: string, remedy: string): RegisterError {
  return new RegisterError('REQUEST_INVALID', message, { place, remedy });
}
