import { dateInVietnam } from '@sogoc/vietnam';

/** Where the time comes from: the system's, moved by tests and by the demonstration. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

/** A clock that runs on from a given moment, as the demonstration's does from its day. */
export function clockAhead(by: number): Clock {
  return { now: () => new Date(Date.now() + by) };
}

/** The day in Viet Nam, `yyyy-MM-dd`. */
export function today(clock: Clock): string {
  return dateInVietnam(clock.now());
}
