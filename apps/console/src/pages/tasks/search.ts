import { flag, oneOf, only, text } from '../../app/search.ts';

/** `given`: all of them. */
export const figures = ['given', 'open', 'at-risk', 'overdue', 'awaiting', 'done-on-time', 'done-late', 'done', 'not-recorded'] as const;
export const states = ['assigned', 'accepted', 'in-progress', 'reported', 'returned', 'verified', 'cancelled'] as const;
const difficulties = ['easy', 'medium', 'hard'] as const;
export const sorts = ['due', 'latest', 'priority'] as const;

/** A day as `yyyy-MM-dd`, or nothing. */
export function dayIn(value: unknown): string | undefined {
  return typeof value === 'string' && /^20[0-4]\d-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value)) ? value : undefined;
}

/** What of the list stands in the address. */
export function tasksSearch(search: Record<string, unknown>) {
  return only({
    figure: oneOf(search.figure, figures),
    state: oneOf(search.state, states),
    programme: text(search.programme),
    agency: text(search.agency),
    lead: text(search.lead),
    database: text(search.database),
    difficulty: oneOf(search.difficulty, difficulties),
    month: typeof search.month === 'string' && /^20[0-4]\d-(0[1-9]|1[0-2])$/.test(search.month) ? search.month : undefined,
    mine: flag(search.mine),
    below: flag(search.below),
    search: text(search.search),
    sort: oneOf(search.sort, sorts),
    asOf: dayIn(search.asOf),
    end: flag(search.end),
  });
}

export type TasksSearch = ReturnType<typeof tasksSearch>;

/** Which tasks the list shows: unless the reader looks for something else, those that are left to do. */
export function figureIn({ figure, state, search }: TasksSearch) {
  return figure ?? (state || search ? undefined : ('left' as const));
}
