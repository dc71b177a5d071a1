import { addWorkingDays, dateInVietnam, isWorkingDay } from '@sogoc/vietnam';
import type { Clock } from '../../../clock/clock.ts';

/** Nobody is reminded before this hour in Viet Nam. */
const speaksFrom = 8;

/** The day whose reminders are due now: until eight in the morning it is the day before. */
export function remindingDay(clock: Clock): string {
  return dateInVietnam(new Date(clock.now().getTime() - speaksFrom * 3_600_000));
}

/** The day on which a rule speaks about what is due on a day. At due: on the last working day there is by then. */
export function momentOf(due: string, days: number): string {
  if (days !== 0) return addWorkingDays(due, days);
  return isWorkingDay(due) ? due : addWorkingDays(due, -1);
}

/** The latest due day about which a rule has spoken by the end of a day. Later due days have later moments, so that this one tells all. */
export function dueUntil(day: string, days: number): string {
  let due = addWorkingDays(day, 1 - days);
  while (momentOf(due, days) > day) due = dayBefore(due);
  return due;
}

function dayBefore(day: string): string {
  return new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);
}
