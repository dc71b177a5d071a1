import { holidays, isWeekend } from './holidays.ts';
import { dateOf, julianDay } from './lunar.ts';

/** Days that the government moved by notice: worked although a weekend or holiday, or off although neither. Dates as yyyy-MM-dd. */
export interface MovedDays {
  worked?: readonly string[];
  off?: readonly string[];
}

/** Is it a working day in Viet Nam (Monday to Friday, no public holiday)? @throws RangeError outside 2000 to 2050, or for no date. */
export function isWorkingDay(date: string, moved: MovedDays = {}): boolean {
  assertDate(date);
  if (moved.worked?.includes(date)) return true;
  if (moved.off?.includes(date)) return false;
  return !isWeekend(date) && !holidays(yearOf(date)).has(date);
}

/** Working days after `from` up to and with `to` (yyyy-MM-dd, by Vietnam's clock); negative when `to` is before `from`. */
export function workingDays(from: string, to: string, moved: MovedDays = {}): number {
  assertDate(from);
  assertDate(to);
  if (to < from) return -workingDays(to, from, moved);
  const [first, last] = [yearOf(from), yearOf(to)];
  let count = 0;
  for (let year = first; year <= last; year++) {
    const begin = year === first ? dayOfYear(from) : 0;
    const end = dayOfYear(year === last ? to : `${year}-12-31`);
    if (end > begin) count += (workedBy(year)[end] ?? 0) - (workedBy(year)[begin] ?? 0);
  }
  const between = [...new Set([...(moved.worked ?? []), ...(moved.off ?? [])])].filter((day) => day > from && day <= to);
  for (const day of between) count += Number(isWorkingDay(day, moved)) - Number(isWorkingDay(day));
  return count;
}

const yearsCounted = new Map<number, readonly number[]>();

/** Working days of a year among its first n days, for each n: lists of deadlines count many spans in the same year. */
function workedBy(year: number): readonly number[] {
  const known = yearsCounted.get(year);
  if (known) return known;
  const counts = [0];
  const before = julianDay(`${year}-01-01`) - 1;
  for (let day = 1; day <= dayOfYear(`${year}-12-31`); day++) counts.push((counts[day - 1] ?? 0) + Number(isWorkingDay(dateOf(before + day))));
  yearsCounted.set(year, counts);
  return counts;
}

function yearOf(date: string): number {
  return Number(date.slice(0, 4));
}

/** From 1. */
function dayOfYear(date: string): number {
  return julianDay(date) - julianDay(`${date.slice(0, 4)}-01-01`) + 1;
}

/** The day that lies so many working days after a date, as deadlines are counted: the first day is the next one. Negative counts go back; 0 gives the date. */
export function addWorkingDays(date: string, count: number, moved?: MovedDays): string {
  assertDate(date);
  if (!Number.isInteger(count)) throw new RangeError(`A count of working days is a whole number, not ${count}`);
  const step = Math.sign(count);
  let day = julianDay(date);
  for (let left = Math.abs(count); left > 0; ) {
    day += step;
    if (isWorkingDay(dateOf(day), moved)) left -= 1;
  }
  return dateOf(day);
}

/** Today's date in Viet Nam (yyyy-MM-dd) at a moment. */
export function dateInVietnam(moment: Date): string {
  return new Date(moment.getTime() + 7 * 3_600_000).toISOString().slice(0, 10);
}

function assertDate(date: string): void {
  const valid = /^\d{4}-\d{2}-\d{2}$/.test(date) && !Number.isNaN(Date.parse(`${date}T00:00:00Z`));
  if (!valid || dateOf(julianDay(date)) !== date) throw new RangeError('A date is written yyyy-MM-dd and is a day of the calendar');
}
