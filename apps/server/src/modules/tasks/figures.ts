import { type RawBuilder, sql } from 'kysely';

/** What tasks are counted as on a day. `at-risk` is told by the forecast, the others by the days alone. */
export const figures = ['given', 'done', 'done-on-time', 'done-late', 'overdue', 'awaiting', 'open', 'not-recorded', 'at-risk'] as const;
export type Figure = (typeof figures)[number];
export type DayFigure = Exclude<Figure, 'at-risk'>;

/**
 * The condition under which a task `t` counts, as is known now of that day: a result verified later counts from the day on which it was there. What is reported
 * and not yet verified is neither done nor overdue when it was there in time.
 */
export function figureOn(figure: DayFigure, day: string): RawBuilder<boolean> {
  const on = sql`${day}::date`;
  const due = sql`(case when t.extended_on > ${on} then access.task_due(t.id, ${on}, t.due) else t.due end)`;
  const given = sql`(t.assigned_on <= ${on} and (t.cancelled_on is null or t.cancelled_on > ${on}))`;
  const there = sql`(t.done_on is not null and t.done_on <= ${on})`;
  const done = sql`(${given} and ${there} and t.state = 'verified')`;
  const conditions: Record<DayFigure, RawBuilder<unknown>> = {
    given,
    done,
    'done-on-time': sql`(${done} and t.done_on <= t.due)`,
    'done-late': sql`(${done} and t.done_on > t.due)`,
    overdue: sql`(${given} and not ${there} and ${due} < ${on})`,
    awaiting: sql`(${given} and ${there} and t.state = 'reported')`,
    open: sql`(${given} and not ${there} and ${due} >= ${on})`,
    'not-recorded': sql`(${done} and t.recorded_on > ${on})`,
  };
  return conditions[figure] as RawBuilder<boolean>;
}
