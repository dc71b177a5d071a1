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
  return !isWeekend(date) && !holidays(Number(date.slice(0, 4))).has(date);
}

/** Working days after `from` up to and with `to` (yyyy-MM-dd, by Vietnam's clock); negative when `to` is before `from`. */
export function workingDays(from: string, to: string, moved?: MovedDays): number {
  assertDate(from);
  assertDate(to);
  if (to < from) return -workingDays(to, from, moved);
  let count = 0;
  for (let day = julianDay(from) + 1; day <= julianDay(to); day++) if (isWorkingDay(dateOf(day), moved)) count += 1;
  return count;
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
