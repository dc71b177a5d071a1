import { type RawBuilder, sql } from 'kysely';

/** What tasks are counted as on a day. `at-risk` is told by the forecast, the others by the days alone. */
export const figures = ['given', 'done', 'done-on-time', 'done-late', 'overdue', 'awaiting', 'open', 'not-recorded', 'at-risk'] as const;
export type Figure = (typeof figures)[number];
export type DayFigure = Exclude<Figure, 'at-risk'>;
export const dayFigures = figures.filter((figure): figure is DayFigure => figure !== 'at-risk');

/** What a list can be narrowed to: a figure, or all that is not done yet. */
export type Listed = DayFigure | 'left';

/** Each task is one of these on a day; figures are sums of them. 0: not given by then. 6: was there, and withdrawn later. */
const classesOf: Readonly<Record<Listed, readonly number[]>> = {
  given: [1, 2, 3, 4, 5, 6, 7, 8],
  done: [1, 2, 3, 4],
  'done-on-time': [1, 2],
  'done-late': [3, 4],
  'not-recorded': [2, 4],
  awaiting: [5],
  overdue: [7],
  open: [8],
  left: [5, 7, 8],
};

/**
 * What a task `t` is on a day, as is known now of that day: a result verified later counts from the day on which it was there. What is reported and not yet
 * verified is neither done nor overdue when it was there in time. One expression, so that counting reads each task once.
 */
export function classOn(day: string): RawBuilder<number> {
  const on = sql`${day}::date`;
  return sql<number>`(case when t.assigned_on > ${on} or t.cancelled_on <= ${on} then 0
    when t.done_on <= ${on} then case when t.state = 'verified' then
        (case when t.done_on <= t.due then 1 else 3 end) + (case when t.recorded_on > ${on} then 1 else 0 end)
      when t.state = 'reported' then 5 else 6 end
    when ${dueOn(day)} < ${on} then 7 else 8 end)`;
}

/** When a task `t` was due, as was known on a day: an extension granted later is not yet in it. */
export function dueOn(day: string): RawBuilder<string> {
  return sql<string>`(case when t.extended_on > ${day}::date then access.task_due(t.id, ${day}::date, t.due) else t.due end)`;
}

/** The condition under which a task `t` counts as this. */
export function figureOn(figure: Listed, day: string): RawBuilder<boolean> {
  return isOf(classOn(day), figure);
}

/** Whether a class belongs to a figure. */
export function isOf(known: RawBuilder<unknown>, figure: Listed): RawBuilder<boolean> {
  return sql<boolean>`${known} in (${sql.join(classesOf[figure].map((one) => sql.lit(one)))})`;
}
