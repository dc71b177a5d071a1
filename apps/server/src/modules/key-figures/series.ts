import type { z } from 'zod';
import { today } from '../../clock/clock.ts';
import { measureFigure } from './measure-figure.ts';
import { measureOf } from './measures.ts';
import type { KeyFigureSeries, SeriesQuery } from './schema.ts';
import { type Asked, findKeyFigure, seesWhole } from './service.ts';
import * as store from './store.ts';
import { expectedOn } from './target-path.ts';
import type { Value } from './value.ts';

type Point = z.infer<typeof KeyFigureSeries>['items'][number];
const mostMonths = 36;

/**
 * A key figure over time: what was recorded, and what can be computed: at each end of a month, or on each day that units counted. Of a day that has both, what
 * was recorded. @throws RegisterError `NOT_FOUND`.
 */
export async function readSeries(asked: Asked, id: string, query: z.infer<typeof SeriesQuery>): Promise<z.infer<typeof KeyFigureSeries>> {
  const { trx, identity, clock } = asked;
  const row = await findKeyFigure(asked, id);
  const now = today(clock);
  const to = query.to !== undefined && query.to < now ? query.to : now;
  const from = query.from ?? `${Number(to.slice(0, 4)) - 1}${to.slice(4)}`;
  const origin = row.content.source.kind;
  const points = new Map<string, Point>();
  const add = (day: string, value: Value, told: Point['origin']) =>
    points.set(day, { day, ...value, origin: told, expected: expectedOn(row.content.targets, day) });
  if (seesWhole(identity, row)) {
    for (const day of await daysOf(asked, row, from, to, now)) add(day, (await measureFigure(trx, row, day, now, true)).value, origin);
  }
  for (const { day, ...value } of await store.listPoints(trx, id, from, to)) add(day, value as Value, 'recorded');
  return { items: [...points.values()].sort((a, b) => (a.day < b.day ? -1 : 1)) };
}

async function daysOf({ trx }: Asked, { id, content }: store.KeyFigureRow, from: string, to: string, now: string): Promise<string[]> {
  if (content.source.kind === 'reported') return store.listReportDays(trx, id, from, to);
  if (!measureOf(content.source.measure)?.looksBack) return to === now ? [to] : [];
  return monthEnds(from, to);
}

/** The last days of the months between two days, and the later of the two. */
function monthEnds(from: string, to: string): string[] {
  const days = [to];
  for (let [year, month] = to.split('-').map(Number) as [number, number]; days.length < mostMonths; ) {
    const day = new Date(Date.UTC(year, month - 1, 0)).toISOString().slice(0, 10);
    if (day < from) break;
    days.unshift(day);
    [year, month] = [month === 1 ? year - 1 : year, month === 1 ? 12 : month - 1];
  }
  return days;
}
