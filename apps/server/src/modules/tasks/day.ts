import { z } from 'zod';

/** A day that the calendar of working days knows. */
export const Day = z.iso.date().refine((day) => day >= '2000-01-01' && day <= '2050-12-31', 'A day from 2000 to 2050');

/** The last day of a day's month. */
export function monthEnd(day: string): string {
  const [year = 0, month = 0] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}

const monthsOf = { monthly: 1, quarterly: 3, yearly: 12 } as const;

/** When a recurring task is due again. A month without that day gives its last one. */
export function nextDue(due: string, recurs: 'weekly' | keyof typeof monthsOf): string {
  if (recurs === 'weekly') return dayAfter(due, 7);
  const [year = 0, month = 1, day = 1] = due.split('-').map(Number);
  const last = monthEnd(new Date(Date.UTC(year, month - 1 + monthsOf[recurs], 1)).toISOString().slice(0, 10));
  return `${last.slice(0, 8)}${String(Math.min(day, Number(last.slice(8)))).padStart(2, '0')}`;
}

export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}
