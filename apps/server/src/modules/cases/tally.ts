import { sql } from 'kysely';
import { z } from 'zod';
import { today } from '../../clock/clock.ts';
import { tallyCases } from './list.ts';
import { CaseStatus, type TallyQuery } from './schema.ts';
import type { Asked } from './service.ts';

export const Tally = z
  .object({
    statuses: z.array(z.object({ status: CaseStatus, cases: z.int() })).describe('Those that any case has'),
    active: z.int().describe('Of all statuses; closed cases are not counted'),
    overdue: z.int(),
    dueThisWeek: z.int().describe('Not overdue, and due until Sunday'),
  })
  .meta({ id: 'CaseTally' });

/** How many cases that are not closed fit, by status and by when they are due, whatever their number: one reading for all counts of a work list. */
export async function readTally({ trx, identity, clock }: Asked, query: z.infer<typeof TallyQuery>): Promise<z.infer<typeof Tally>> {
  const day = today(clock);
  const rows = await tallyCases(trx, identity, query, day)
    .select((eb) => ['c.status', eb.fn.countAll<number>().as('cases')])
    .select(sql<number>`count(*) filter (where c.due < ${day})`.as('overdue'))
    .select(sql<number>`count(*) filter (where c.due >= ${day} and c.due <= ${sundayOf(day)})`.as('week'))
    .groupBy('c.status')
    .orderBy('c.status')
    .execute();
  const sum = (of: (row: (typeof rows)[number]) => number) => rows.reduce((all, row) => all + of(row), 0);
  return {
    statuses: rows.map(({ status, cases }) => ({ status, cases })),
    active: sum(({ cases }) => cases),
    overdue: sum(({ overdue }) => overdue),
    dueThisWeek: sum(({ week }) => week),
  };
}

function sundayOf(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + ((7 - date.getUTCDay()) % 7));
  return date.toISOString().slice(0, 10);
}
