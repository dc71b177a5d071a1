import { sql } from 'kysely';
import type { z } from 'zod';
import { today } from '../../clock/clock.ts';
import { figureOn } from './figures.ts';
import { narrowed } from './list.ts';
import type { SummaryQuery, TasksWaiting } from './schema.ts';
import type { Asked } from './service.ts';

type Waiting = z.infer<typeof TasksWaiting>['items'][number];

/** The databases that overdue tasks are about, on a day: the one most tasks wait for first. A task about several counts with each. */
export async function listWaiting({ trx, identity, clock }: Asked, query: z.infer<typeof SummaryQuery>): Promise<z.infer<typeof TasksWaiting>> {
  const asOf = query.asOf ?? today(clock);
  const overdue = narrowed(trx.selectFrom('task as t') as never, identity, query)
    .select('t.id')
    .where(figureOn('overdue', asOf));
  const { rows: items } = await sql<Waiting>`select d.id, d.name, a.name as owner, d.stage, count(*) as overdue from ${overdue} as o
    join task_database l on l.task_id = o.id join database d on d.id = l.database_id join agency a on a.id = d.owner_id
    group by d.id, d.name, a.name, d.stage order by overdue desc, d.id limit 20`.execute(trx);
  return { asOf, items };
}
