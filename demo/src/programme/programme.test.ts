import { expect, it } from 'vitest';
import { agencies } from './agencies.ts';
import { databases } from './databases.ts';
import { keyFigureReports } from './key-figure-reports.ts';
import { obstacles } from './obstacles.ts';
import { provinceTasks } from './province-tasks.ts';
import { readiness } from './readiness.ts';
import { tasks } from './tasks.ts';

const months = [
  ['2025-08-01', '2025-08-31'],
  ['2025-10-01', '2025-10-31'],
  ['2027-02-01', '2027-02-28'],
] as const;

const count = <T>(list: readonly T[], test: (item: T) => boolean): number => list.filter(test).length;

it('has the 105 databases of the resolution in their states, each with an owner that is there', () => {
  const all = databases(7);
  expect(all).toHaveLength(105);
  expect(new Set(all.map(({ name }) => name)).size).toBe(105);
  expect(['formed', 'deploying', 'late'].map((state) => count(all, (database) => database.state === state))).toEqual([31, 36, 38]);
  const codes = new Set(agencies().map(({ code }) => code));
  expect(all.every(({ owner }) => codes.has(owner))).toBe(true);
});

it.each(months)('tells the task figures of the programme from the histories alone, on %s', (review, end) => {
  const all = tasks(7, review);
  const doneOn = ({ history }: (typeof all)[number]) => history.find(({ event }) => event === 'done')?.date;
  const of = (source: string) => all.filter((task) => task.source === source);
  const overdue = (task: (typeof all)[number]): boolean => !doneOn(task) && task.due < review;
  const [resolution, committee] = [of('resolution-71'), of('steering-committee')];
  expect([all.length, resolution.length, committee.length]).toEqual([652, 330, 322]);
  const done = (task: (typeof all)[number]): boolean => task.history.some(({ event }) => event === 'recorded');
  expect([count(resolution, done), count(committee, done)]).toEqual([90, 136]);
  expect(count(resolution, (task) => done(task) && (doneOn(task) ?? '9999') <= task.due)).toBe(65);
  expect(count(resolution, (task) => done(task) && (doneOn(task) ?? '') > task.due)).toBe(25);
  expect([count(resolution, overdue), count(committee, overdue)]).toEqual([4, 30]);
  expect(count(all, (task) => !doneOn(task) && task.due >= review && task.due <= end)).toBe(27);
  expect(all.every(({ history }) => history.every(({ date }, index) => date >= (history[index - 1]?.date ?? '') && date <= review))).toBe(true);
});

it('has 26 obstacles of four kinds, 17 solved, and 32 communes of 166 short of staff', () => {
  const all = obstacles(7, '2025-10-01');
  expect([all.length, count(all, ({ solvedOn }) => solvedOn !== null), count(all, ({ solvedOn }) => solvedOn === null)]).toEqual([26, 17, 9]);
  expect(new Set(all.map(({ kind }) => kind)).size).toBe(4);
  const communes = readiness(7).filter(({ round }) => round === '2025-09');
  expect([communes.length, count(communes, ({ answers }) => answers?.staff.specialised === 0)]).toEqual([166, 32]);
});

it('counts for key figures never more than there is, and each month what was counted anew', () => {
  const all = keyFigureReports(7);
  expect(all).toHaveLength(3 * (1 + 4 * 166));
  expect(all.every(({ numerator, denominator }) => numerator >= 0 && numerator <= denominator)).toBe(true);
});

it.each(months)('leaves something for everybody to do on %s: to accept, to verify, to answer whether there is more time', (review) => {
  const waiting = (list: readonly { agency: string; history: readonly { event: string }[] }[], agency: string) => {
    const of = (test: (events: string[]) => boolean) => list.some((task) => task.agency === agency && test(task.history.map(({ event }) => event)));
    return [
      of((events) => events.join() === 'assigned'),
      of((events) => events.includes('done') && !events.includes('recorded')),
      of((events) => events.includes('extension-asked')),
    ];
  };
  const asked = [...tasks(7, review), ...provinceTasks(7, review)].flatMap(({ due, history }) =>
    history.flatMap(({ until }) => (until ? [{ due, until }] : [])),
  );
  expect(asked.every(({ due, until }) => until > due)).toBe(true);
  expect(waiting(tasks(7, review), 'G03')).toEqual([true, true, true]);
  const plan = provinceTasks(7, review);
  expect(plan).toHaveLength(3 * 166);
  expect(waiting(plan, agencies().find(({ commune }) => commune === '14758')?.code ?? '')).toEqual([true, true, true]);
  expect(plan.every(({ history }) => history.every(({ date }, index) => date >= (history[index - 1]?.date ?? '') && date < review))).toBe(true);
});
