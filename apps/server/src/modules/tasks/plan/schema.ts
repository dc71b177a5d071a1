import { z } from 'zod';
import { PageQuery, pageOf } from '../../../http/page.ts';
import { SummaryQuery } from '../schema.ts';

const plan = {
  ...SummaryQuery.omit({ month: true }).shape,
  year: z.coerce.number().int().min(2000).max(2049).optional().describe('That of the day where absent'),
};
export const PlanQuery = z.object(plan);
export const AgencyPlanQuery = PageQuery.extend(plan);

const counts = {
  due: z.int().describe('Given and due then'),
  done: z.int(),
  late: z.int().describe('Of those done: late'),
  awaiting: z.int().describe('Reported, not yet verified'),
  overdue: z.int(),
  open: z.int().describe('Not yet due'),
  left: z.int().describe('Awaiting, overdue or open'),
  atRisk: z.int().describe('Of those open: the forecast says late. It looks at what is due until `atRiskUntil`'),
};
const PlanCounts = z.object({ ...counts, hard: z.object({ due: counts.due, left: counts.left, overdue: counts.overdue, atRisk: counts.atRisk }) });
const PlanMonth = PlanCounts.extend({ month: z.string().describe('yyyy-MM') });

/** A year of tasks by the month in which they are due, as of a day. */
export const MonthPlan = z
  .object({
    asOf: z.iso.date(),
    countedAt: z.iso.datetime(),
    atRiskUntil: z.iso.date(),
    year: z.int(),
    months: z.array(PlanMonth).describe('All twelve'),
    carriedOver: PlanCounts.describe('Due before the year and left on the day'),
    all: PlanCounts.describe('The twelve months and what was carried over: `left` is what is left for the year'),
  })
  .meta({ id: 'MonthPlan' });

export const AgencyPlanPage = pageOf(
  z.object({
    agency: z.object({ id: z.string(), name: z.string() }),
    months: z.array(z.object({ month: PlanMonth.shape.month, due: counts.due, left: counts.left, hard: z.int().describe('Of those left') })),
    all: PlanCounts,
    load: z.object({
      weight: z.int().describe('Of what it leads and is left: easy ones count 1, medium 2, hard 3'),
      people: z.int().describe('Who answer for tasks that are left'),
      unassigned: z.int().describe('Left tasks for which nobody answers yet'),
      helps: z.int().describe('Tasks of others that are left and where it helps'),
    }),
  }),
)
  .extend({ asOf: z.iso.date(), countedAt: z.iso.datetime(), year: z.int() })
  .meta({ id: 'AgencyPlanPage' });
