import { sql } from 'kysely';
import type { z } from 'zod';
import type { Work } from '../../access/as-account.ts';
import { today } from '../../clock/clock.ts';
import { type DayFigure, type Figure, figureOn, figures } from './figures.ts';
import { narrowed } from './list.ts';
import { forecastTasks, lookedUntil } from './risk/at-risk.ts';
import type { SummaryQuery, TaskSummary } from './schema.ts';
import type { Asked } from './service.ts';

type Counts = Record<Figure, number>;
type Row = { programme: string; agency: string; difficulty: string } & Record<DayFigure, number>;
const dayFigures = figures.filter((figure): figure is DayFigure => figure !== 'at-risk');

/** How many tasks count as what on a day, in all and by programme, agency and difficulty. One pass over the tasks, and one over those due soon. */
export async function summarise(asked: Asked, query: z.infer<typeof SummaryQuery>): Promise<z.infer<typeof TaskSummary>> {
  const { trx, identity, clock } = asked;
  const asOf = query.asOf ?? today(clock);
  const rows = (await narrowed(trx.selectFrom('task as t') as never, identity, query)
    .select(['t.programme_id as programme', 't.agency_id as agency', 't.difficulty'])
    .select(dayFigures.map((figure) => sql<number>`count(*) filter (where ${figureOn(figure, asOf)})`.as(figure)))
    .groupBy(['t.programme_id', 't.agency_id', 't.difficulty'])
    .execute()) as unknown as Row[];
  const forecasts = (await forecastTasks(trx, identity, query, asOf)).filter(({ atRisk }) => atRisk);
  const by = (key: 'programme' | 'agency' | 'difficulty'): Map<string, Counts> => {
    const groups = new Map<string, Counts>();
    for (const row of rows) add(counts(groups, row[key]), row);
    for (const task of forecasts) counts(groups, task[key])['at-risk'] += 1;
    return groups;
  };
  const total = none();
  const byProgramme = by('programme');
  for (const group of byProgramme.values()) for (const figure of figures) total[figure] += group[figure];
  const agencies = by('agency');
  const [programmeNames, agencyNames] = [
    await namesOf(trx, 'programme', [...byProgramme.keys()]),
    await namesOf(trx, 'agency', [...agencies.keys()]),
  ];
  return {
    asOf,
    countedAt: clock.now().toISOString(),
    atRiskUntil: lookedUntil(asOf),
    total,
    byProgramme: named(byProgramme, programmeNames),
    byAgency: named(agencies, agencyNames).sort((a, b) => b.overdue - a.overdue || b['at-risk'] - a['at-risk'] || (a.id < b.id ? -1 : 1)),
    byDifficulty: named(by('difficulty'), new Map()),
  };
}

const none = (): Counts => Object.fromEntries(figures.map((figure) => [figure, 0])) as Counts;

function counts(groups: Map<string, Counts>, id: string): Counts {
  const there = groups.get(id) ?? none();
  groups.set(id, there);
  return there;
}

function add(to: Counts, row: Row): void {
  for (const figure of dayFigures) to[figure] += row[figure];
}

function named(groups: Map<string, Counts>, names: ReadonlyMap<string, string>) {
  return [...groups].map(([id, group]) => ({ id, name: names.get(id) ?? id, ...group })).sort((a, b) => (a.id < b.id ? -1 : 1));
}

async function namesOf(trx: Work, table: 'programme' | 'agency', ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await trx
    .selectFrom(table)
    .select(['id', 'name'])
    .where(sql<boolean>`id = any(${[...ids]})`)
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}
