import { workingDays } from '@sogoc/vietnam';
import type { z } from 'zod';
import type { Work } from '../../../access/as-account.ts';
import type { Identity } from '../../../access/identity.ts';
import { dayAfter, monthEnd } from '../day.ts';
import { type Filtered, narrowed } from '../list.ts';
import type { SummaryQuery } from '../schema.ts';
import { type Forecast, forecast, type Known } from './forecast.ts';
import * as store from './store.ts';

export type Forecasted = store.Candidate & Forecast;

/** How far ahead risk is looked for: to the end of the month, and at least this many days. */
const atLeast = 10;
export function lookedUntil(day: string): string {
  const [month, soon] = [monthEnd(day), dayAfter(day, atLeast)];
  return month > soon ? month : soon;
}

/** The forecast of each open task that is due soon, from what was known on the day. */
export function forecastTasks(trx: Work, identity: Identity, query: z.infer<typeof SummaryQuery>, day: string): Promise<Forecasted[]> {
  const soon = tasksOf(trx).where('t.due', '>=', day).where('t.due', '<=', lookedUntil(day));
  return forecastAmong(trx, narrowed(soon, identity, query), day);
}

/** The forecast of one task; none where it is not open on the day. */
export async function forecastTask(trx: Work, id: number, day: string): Promise<Forecasted | undefined> {
  return (await forecastAmong(trx, tasksOf(trx).where('t.id', '=', id), day))[0];
}

const tasksOf = (trx: Work): Filtered => trx.selectFrom('task as t') as never;

async function forecastAmong(trx: Work, among: Filtered, day: string): Promise<Forecasted[]> {
  const candidates = await store.listCandidates(trx, among, day);
  if (candidates.length === 0) return [];
  const habits = await store.countHabits(trx, [...new Set(candidates.map(({ agency }) => agency))], day);
  const habitOf = new Map(habits.map((habit) => [habit.agency, habit]));
  const days = counted(day);
  return candidates.map((candidate) => {
    const { due = 0, late = 0 } = habitOf.get(candidate.agency) ?? {};
    return { ...candidate, ...forecast(knownOf(candidate, { due, late }, days)) };
  });
}

function knownOf(candidate: store.Candidate, habit: { due: number; late: number }, days: (other: string) => number): Known {
  return {
    workedDays: Math.max(0, -days(candidate.start_on)),
    daysLeft: days(candidate.due),
    progress: candidate.progress ?? 0,
    toldDaysAgo: candidate.told_on === null ? null : -days(candidate.told_on),
    started: candidate.started,
    hard: candidate.difficulty === 'hard',
    agencyDue: habit.due,
    agencyLate: habit.late,
    openObstacles: candidate.obstacles,
  };
}

/** Working days from one day to others; each counted once, for thousands of tasks share a few hundred days. */
function counted(day: string): (other: string) => number {
  const known = new Map<string, number>();
  return (other) => {
    const there = known.get(other) ?? workingDays(day, other);
    known.set(other, there);
    return there;
  };
}
