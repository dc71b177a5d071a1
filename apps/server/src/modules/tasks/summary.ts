import type { z } from 'zod';
import { today } from '../../clock/clock.ts';
import { type CountRow, countTasks } from './count.ts';
import { type Figure, figures } from './figures.ts';
import { type Forecasted, forecastTasks, lookedUntil } from './risk/at-risk.ts';
import type { SummaryQuery, TaskSummary } from './schema.ts';
import type { Asked } from './service.ts';

type Group = Record<Figure, number> & { id: string; name: string };

/** How many tasks count as what on a day, in all and by programme, agency and difficulty. One pass over the tasks, and one over those due soon. */
export async function summarise({ trx, identity, clock }: Asked, query: z.infer<typeof SummaryQuery>): Promise<z.infer<typeof TaskSummary>> {
  const asOf = query.asOf ?? today(clock);
  const rows = await countTasks(trx, identity, query, asOf);
  const atRisk = (await forecastTasks(trx, identity, query, asOf)).filter((task) => task.atRisk);
  const byProgramme = groupsOf(rows, atRisk, 'programme');
  return {
    asOf,
    countedAt: clock.now().toISOString(),
    atRiskUntil: lookedUntil(asOf),
    total: totalOf(byProgramme),
    byProgramme,
    byAgency: groupsOf(rows, atRisk, 'agency').sort((a, b) => b.overdue - a.overdue || b['at-risk'] - a['at-risk'] || (a.id < b.id ? -1 : 1)),
    byDifficulty: groupsOf(rows, atRisk, 'difficulty'),
  };
}

function groupsOf(rows: readonly CountRow[], atRisk: readonly Forecasted[], grouped: CountRow['grouped']): Group[] {
  const risky = new Map<string, number>();
  for (const task of atRisk) risky.set(task[grouped], (risky.get(task[grouped]) ?? 0) + 1);
  return rows
    .filter((row) => row.grouped === grouped)
    .map(({ grouped: _grouped, ...counts }) => ({ ...counts, 'at-risk': risky.get(counts.id) ?? 0 }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

function totalOf(groups: readonly Group[]): Record<Figure, number> {
  return Object.fromEntries(figures.map((figure) => [figure, groups.reduce((sum, group) => sum + group[figure], 0)])) as Record<Figure, number>;
}
