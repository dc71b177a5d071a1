import { addWorkingDays } from '@sogoc/vietnam';
import { sql } from 'kysely';
import { z } from 'zod';
import type { Work } from '../../access/as-account.ts';
import { today } from '../../clock/clock.ts';
import type { Asked } from './service.ts';

/** Working days that pace is taken over: four weeks. */
const paceDays = 20;

const Week = z.object({ from: z.iso.date().describe('Its Monday'), found: z.int(), mended: z.int(), verified: z.int(), reopened: z.int() });

const UnitProgress = z
  .object({
    unit: z.object({ id: z.string(), name: z.string() }),
    cases: z.object({ all: z.int(), active: z.int(), overdue: z.int() }),
    records: z.object({
      all: z.int(),
      toDo: z.int(),
      overdue: z.int(),
      mended: z.int(),
      rejected: z.int(),
      settled: z.int().describe('Verified or dismissed'),
    }),
    pace: z.number().describe('Records mended a working day, over the last four weeks'),
    daysAtThisPace: z.int().nullable().describe('Working days until nothing is left to do; null at no pace'),
    weeks: z.array(Week).describe('The last eight, the latest first'),
  })
  .meta({ id: 'UnitProgress' });

export const ProgressQuery = z.object({
  province: z.string().max(64).optional().describe('`p38`'),
  unit: z.string().max(64).optional(),
  database: z.string().max(64).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(200),
});
export const Progress = z
  .object({ items: z.array(UnitProgress).describe('The most overdue first'), total: z.int().describe('Units that have cases') })
  .meta({ id: 'CaseProgress' });

interface Sums {
  id: string;
  name: string;
  cases: number;
  active: number;
  late_cases: number;
  records: number;
  to_do: number;
  late: number;
  mended: number;
  rejected: number;
  settled: number;
  units: number;
}

/** How far the units within the caller's reach are, and how fast. */
export async function readProgress({ trx, clock }: Asked, query: z.infer<typeof ProgressQuery>): Promise<z.infer<typeof Progress>> {
  const day = today(clock);
  const { province = null, unit = null, database = null, limit } = query;
  const toDo = sql`records_open + records_reopened + records_confirmed`;
  const { rows } = await sql<Sums>`
    select u.*, a.name from (
      select agency_id as id, count(*) as cases, count(*) filter (where not closed) as active, count(*) filter (where not closed and due < ${day}) as late_cases,
        sum(records) as records, sum(${toDo}) as to_do, coalesce(sum(${toDo}) filter (where due < ${day}), 0) as late, sum(records_mended) as mended,
        sum(records_rejected) as rejected, sum(records_verified + records_dismissed) as settled, count(*) over () as units
      from cleaning_case
      where (${province}::text is null or province_id = ${province}) and (${unit}::text is null or agency_id = ${unit})
        and (${database}::text is null or database_id = ${database})
      group by agency_id) u
    join agency a on a.id = u.id order by late desc, to_do desc, u.id limit ${limit}`.execute(trx);
  const weeks = await weeksOf(
    trx,
    rows.map(({ id }) => id),
    database,
    day,
  );
  return { total: rows[0]?.units ?? 0, items: rows.map((row) => shown(row, weeks.get(row.id) ?? [])) };
}

function shown(row: Sums, weeks: readonly UnitWeek[]): z.infer<typeof UnitProgress> {
  const pace = weeks.reduce((sum, { recent }) => sum + recent, 0) / paceDays;
  return {
    unit: { id: row.id, name: row.name },
    cases: { all: row.cases, active: row.active, overdue: row.late_cases },
    records: { all: row.records, toDo: row.to_do, overdue: row.late, mended: row.mended, rejected: row.rejected, settled: row.settled },
    pace: Math.round(pace * 100) / 100,
    daysAtThisPace: row.to_do === 0 ? 0 : pace > 0 ? Math.ceil(row.to_do / pace) : null,
    weeks: weeks.map(({ id: _id, recent: _recent, ...week }) => week),
  };
}

interface UnitWeek extends z.infer<typeof Week> {
  id: string;
  /** Of `mended`, those within the days that pace is taken over. */
  recent: number;
}

async function weeksOf(trx: Work, units: string[], database: string | null, day: string): Promise<Map<string, UnitWeek[]>> {
  const { rows } = await sql<UnitWeek>`
    select c.agency_id as id, to_char(date_trunc('week', e.at at time zone 'Asia/Ho_Chi_Minh'), 'YYYY-MM-DD') as "from",
      coalesce(sum(e.records) filter (where e.verb = 'open'), 0) as found, coalesce(sum(e.records) filter (where e.verb = 'mend'), 0) as mended,
      coalesce(sum(e.records) filter (where e.verb = 'mend' and e.at >= ${addWorkingDays(day, -paceDays)}::timestamp), 0) as recent,
      coalesce(sum(e.records) filter (where e.verb = 'verify'), 0) as verified,
      coalesce(sum(e.records) filter (where e.verb in ('reopen', 'return')), 0) as reopened
    from case_event e join cleaning_case c on c.id = e.case_id
    where e.records > 0 and e.at >= date_trunc('week', ${day}::timestamp) - interval '7 weeks'
      and c.agency_id in (select jsonb_array_elements_text(${JSON.stringify(units)}::jsonb)) and (${database}::text is null or c.database_id = ${database})
    group by 1, 2 order by 2 desc`.execute(trx);
  return Map.groupBy(rows, ({ id }) => id);
}
