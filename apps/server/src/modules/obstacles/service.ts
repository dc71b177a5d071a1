import { addWorkingDays } from '@sogoc/vietnam';
import type { z } from 'zod';
import { type Identity, may, require, within } from '../../access/identity.ts';
import { stepOf, stepsOpen } from '../../access/workflow.ts';
import { today } from '../../clock/clock.ts';
import type { Call } from '../../http/route.ts';
import { notFound, RegisterError } from '../../register-error.ts';
import { readAgency } from '../agencies/index.ts';
import type { NewObstacle, Obstacle, ObstacleQuery, ObstacleStep } from './schema.ts';
import { likeness } from './similarity.ts';
import * as store from './store.ts';
import { daysToAnswer, type ObstacleState, obstacleWorkflow } from './workflow.ts';

type Asked = Pick<Call<unknown, unknown, unknown>, 'trx' | 'identity' | 'clock' | 'audit'>;
const alikeFrom = 0.15;

export async function listObstacles({ trx, identity, clock }: Asked, query: z.infer<typeof ObstacleQuery>) {
  const day = today(clock);
  const { items, ...rest } = await store.listObstacles(trx, query, day);
  return { ...rest, items: items.map((row) => shown(row, identity, day)) };
}

/** @throws RegisterError `NOT_FOUND`. */
export async function readObstacle(asked: Asked, id: number): Promise<z.infer<typeof Obstacle>> {
  return shown(await find(asked, id), asked.identity, today(asked.clock));
}

/** Raised until a day, solved until then, and left: in all and by kind. */
export async function summarise({ trx, clock }: Asked, asOf = today(clock)) {
  const byKind = (await store.countObstacles(trx, asOf)).map((row) => ({ ...row, left: row.raised - row.solved }));
  const sum = (key: 'raised' | 'solved' | 'left'): number => byKind.reduce((all, row) => all + row[key], 0);
  return { asOf, total: { raised: sum('raised'), solved: sum('solved'), left: sum('left') }, byKind };
}

/** Raises an obstacle; who is above answers unless somebody else above is named. @throws RegisterError `NOT_FOUND`, `NOT_ALLOWED`, `REQUEST_INVALID`. */
export async function raise(asked: Asked, told: z.infer<typeof NewObstacle>) {
  const { path: agency, territory } = await readAgency(asked, told.agencyId);
  require(asked.identity, 'obstacle.raise', { agency, territory });
  const owner = await readAgency(asked, told.ownerId ?? above(agency));
  if (!within(owner.path, agency)) {
    throw new RegisterError('REQUEST_INVALID', 'An obstacle is answered where it is or above.', {
      place: 'body/ownerId',
      remedy: 'Choose the agency itself or one above it.',
    });
  }
  const place = { agency, territory, owner: owner.path, ownerId: owner.id };
  const id = await store.insertObstacle(asked.trx, told, place, addWorkingDays(today(asked.clock), daysToAnswer));
  await store.addEvent(asked.trx, id, 'raise');
  asked.audit({ action: 'obstacle.raise', objectKind: 'obstacle', objectId: String(id), place, details: { kind: told.kind } });
  return readObstacle(asked, id);
}

/** @throws RegisterError `NOT_FOUND`, `NOT_ALLOWED`, `STATE_FORBIDS`, `REQUEST_INVALID`, `CHANGED_MEANWHILE`. */
export async function act(asked: Asked, id: number, told: z.infer<typeof ObstacleStep>) {
  const row = await find(asked, id);
  const { action, version, reason } = told;
  const right = obstacleWorkflow[action].right ?? 'none';
  require(asked.identity, right, placeFor(row, right));
  const { to } = stepOf(obstacleWorkflow, action, [row.state], reason);
  const changes = { solve: solved, escalate: escalated, reopen: () => ({ solved_on: null }), withdraw: () => ({}) };
  const change = await changes[action](asked, row, told);
  await store.updateObstacle(asked.trx, id, version, { ...change, state: to });
  await store.addEvent(asked.trx, id, action, reason ?? told.solution);
  asked.audit({ action: right, objectKind: 'obstacle', objectId: String(id), place: row, details: { verb: action } });
  return readObstacle(asked, id);
}

/** Says which tasks it blocks too. @throws RegisterError `NOT_FOUND`, `NOT_ALLOWED`, `REQUEST_INVALID`. */
export async function linkTasks(asked: Asked, id: number, tasks: readonly number[]) {
  const row = await find(asked, id);
  require(asked.identity, 'obstacle.raise', placeFor(row, 'obstacle.raise'));
  const wanted = [...new Set(tasks)];
  if ((await store.linkTasks(asked.trx, id, wanted)) < wanted.length) {
    throw new RegisterError('REQUEST_INVALID', 'Some of these tasks are not there, or not yours to see.', {
      place: 'body/tasks',
      remedy: 'Choose others.',
    });
  }
  asked.audit({ action: 'obstacle.raise', objectKind: 'obstacle', objectId: String(id), place: row, details: { tasks: wanted } });
  return readObstacle(asked, id);
}

/** Solved ones whose words are alike: their solution may fit again. */
export async function listSimilar(asked: Asked, id: number) {
  const row = await find(asked, id);
  return alike(asked, row.search, await store.listSolved(asked.trx, id));
}

/** The same for a text that is still being written, so that whoever raises an obstacle may find it solved elsewhere. */
export async function listLikeText(asked: Asked, text: string) {
  const others = await store.listSolved(asked.trx, 0);
  return alike(asked, await store.bare(asked.trx, text), others);
}

function alike({ identity, clock }: Asked, search: string, others: readonly store.ObstacleRow[]) {
  const alikeness = likeness(
    search,
    others.map((other) => other.search),
  );
  const day = today(clock);
  const items = others
    .map((other, index) => ({ ...shown(other, identity, day), similarity: Math.round((alikeness[index] ?? 0) * 1000) / 1000 }))
    .filter(({ similarity }) => similarity >= alikeFrom)
    .sort((a, b) => b.similarity - a.similarity);
  return { items: items.slice(0, 10) };
}

/** What happened to an obstacle, the latest first. */
export async function readHistory(asked: Asked, id: number) {
  await find(asked, id);
  return { items: (await store.listEvents(asked.trx, id)).map((event) => ({ ...event, at: event.at.toISOString() })) };
}

async function find({ trx }: Asked, id: number): Promise<store.ObstacleRow> {
  const row = await store.findObstacle(trx, id);
  if (!row) throw notFound('obstacle', String(id));
  return row;
}

async function solved(asked: Asked, _row: store.ObstacleRow, { solution, reuse }: z.infer<typeof ObstacleStep>) {
  const known = reuse === undefined ? undefined : await find(asked, reuse);
  const text = solution ?? known?.solution;
  if (!text || (known && known.state !== 'solved')) {
    throw new RegisterError('REQUEST_INVALID', 'Solved, but how?', {
      place: 'body/solution',
      remedy: 'Tell the solution, or name a solved obstacle.',
    });
  }
  return { solution: text, reused_from: known?.id ?? null, solved_on: today(asked.clock) };
}

/** One level up, with a new time to answer; not before the time given to the level below is over. */
async function escalated(asked: Asked, { owner, level, answer_due }: store.ObstacleRow) {
  const day = today(asked.clock);
  if (answer_due >= day || !owner.includes('.')) {
    throw new RegisterError('STATE_FORBIDS', owner.includes('.') ? `There is time to answer until ${answer_due}.` : 'Nobody is above the centre.', {
      place: 'escalate',
      remedy: 'Wait for the answer.',
    });
  }
  const next = await readAgency(asked, above(owner));
  return { owner_agency_id: next.id, owner: next.path, level: level + 1, answer_due: addWorkingDays(day, daysToAnswer) };
}

/** The agency above; the centre's is itself. */
function above(path: string): string {
  return path.split('.').at(-2) ?? path;
}

const placeFor = ({ agency, owner, territory }: store.ObstacleRow, right: string) => ({
  agency: right === 'obstacle.raise' ? agency : owner,
  territory,
});

function shown(row: store.ObstacleRow, identity: Identity, day: string): z.infer<typeof Obstacle> {
  const open = row.state !== 'solved' && row.state !== 'withdrawn';
  const actions = stepsOpen(obstacleWorkflow, [row.state as ObstacleState], (right) => may(identity, right, placeFor(row, right)));
  return {
    ...{ id: row.id, number: row.number, kind: row.kind, title: row.title, details: row.details },
    agency: { id: row.raised_agency_id, name: row.agency_name },
    owner: { id: row.owner_agency_id, name: row.owner_name },
    database: row.database_id ? { id: row.database_id, name: row.database_name ?? row.database_id } : null,
    ...{ state: row.state, raisedOn: row.raised_on, answerDue: row.answer_due, overdue: open && row.answer_due < day, level: row.level },
    ...{ solution: row.solution, reusedFrom: row.reused_from, solvedOn: row.solved_on, version: row.version },
    actions: actions.filter((verb) => verb !== 'escalate' || (row.answer_due < day && row.owner.includes('.'))),
  };
}
