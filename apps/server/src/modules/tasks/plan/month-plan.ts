import type { z } from 'zod';
import { today } from '../../../clock/clock.ts';
import { type Forecasted, forecastTasks, lookedUntil } from '../risk/at-risk.ts';
import type { Asked } from '../service.ts';
import type { AgencyPlanPage, AgencyPlanQuery, MonthPlan, PlanQuery } from './schema.ts';
import * as store from './store.ts';

type Counts = z.infer<typeof MonthPlan>['all'];

/** Tasks by the month in which they are due, hard ones watched apart, and what is left for the year. */
export async function planMonths({ trx, identity, clock }: Asked, query: z.infer<typeof PlanQuery>): Promise<z.infer<typeof MonthPlan>> {
  const { asOf, year } = when(query, today(clock));
  const rows = await store.countMonths(trx, { identity, query, year, day: asOf });
  const atRisk = await riskyIn(trx, identity, query, asOf, year);
  const of = (month: string | null) =>
    sum(
      rows.filter((row) => row.month === month),
      atRisk.filter(({ due }) => due.slice(0, 7) === month),
    );
  return {
    ...{ asOf, countedAt: clock.now().toISOString(), atRiskUntil: lookedUntil(asOf), year },
    months: monthsOf(year).map((month) => ({ month, ...of(month) })),
    carriedOver: of(null),
    all: sum(rows, atRisk),
  };
}

/** The same by leading agency, with its load. */
export async function planAgencies({ trx, identity, clock }: Asked, query: z.infer<typeof AgencyPlanQuery>): Promise<z.infer<typeof AgencyPlanPage>> {
  const { asOf, year } = when(query, today(clock));
  const { page, pageSize, ...narrowing } = query;
  const rows = await store.countAgencies(trx, { identity, query: narrowing, year, day: asOf }, { page, pageSize });
  const atRisk = await riskyIn(trx, identity, query, asOf, year);
  const items = rows.map(({ id, name, rows: kinds, months, weight, people, unassigned, helps }) => ({
    agency: { id, name },
    months,
    all: sum(
      kinds,
      atRisk.filter(({ agency }) => agency === id),
    ),
    load: { weight, people, unassigned, helps },
  }));
  return { asOf, countedAt: clock.now().toISOString(), year, items, total: rows[0]?.total ?? 0 };
}

function when(query: z.infer<typeof PlanQuery>, now: string): { asOf: string; year: number } {
  const asOf = query.asOf ?? now;
  return { asOf, year: query.year ?? Number(asOf.slice(0, 4)) };
}

async function riskyIn(...[trx, identity, query, day, year]: [Asked['trx'], Asked['identity'], z.infer<typeof PlanQuery>, string, number]) {
  const looked = await forecastTasks(trx, identity, query, day);
  return looked.filter(({ atRisk, due }) => atRisk && due.startsWith(`${year}-`));
}

const monthsOf = (year: number): string[] => Array.from({ length: 12 }, (_none, index) => `${year}-${String(index + 1).padStart(2, '0')}`);

function sum(rows: readonly store.MonthRow[], atRisk: readonly Forecasted[]): Counts {
  const hard = add(
    rows.filter((row) => row.hard),
    atRisk.filter(({ difficulty }) => difficulty === 'hard'),
  );
  return { ...add(rows, atRisk), hard: { due: hard.due, left: hard.left, overdue: hard.overdue, atRisk: hard.atRisk } };
}

function add(rows: readonly store.MonthRow[], atRisk: readonly Forecasted[]) {
  const all = (key: 'due' | 'done' | 'late' | 'awaiting' | 'overdue' | 'open') => rows.reduce((total, row) => total + row[key], 0);
  const [awaiting, overdue, open] = [all('awaiting'), all('overdue'), all('open')];
  const left = awaiting + overdue + open;
  return { due: all('due'), done: all('done'), late: all('late'), awaiting, overdue, open, left, atRisk: atRisk.length };
}
