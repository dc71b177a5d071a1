/** A value that is to be reached by a day. The first of a path may tell where it began. */
export interface Target {
  day: string;
  value: number;
}

export type Better = 'higher' | 'lower';
export const statuses = ['met', 'on-path', 'behind', 'missed', 'open', 'not-measured'] as const;
export type Status = (typeof statuses)[number];

const number = (day: string): number => Date.parse(day);

/** What is expected on a day: on the straight line between two targets. Null before the first, the last one's value after the last. */
export function expectedOn(path: readonly Target[], day: string): number | null {
  const after = path.findIndex((target) => target.day >= day);
  if (after === -1) return path.at(-1)?.value ?? null;
  const [next, before] = [path[after], path[after - 1]];
  if (!next || next.day === day) return next?.value ?? null;
  if (!before) return null;
  const part = (number(day) - number(before.day)) / (number(next.day) - number(before.day));
  return Math.round((before.value + part * (next.value - before.value)) * 100) / 100;
}

/**
 * Where a value stands on a day. `met`: as good as the last target already; `missed`: the last target's day is over without it; `on-path` and `behind`: against
 * what is expected on the day; `open`: nothing is expected yet.
 */
export function statusOf(value: number | null, better: Better, path: readonly Target[], day: string): Status {
  if (value === null) return 'not-measured';
  const last = path.at(-1);
  if (!last) return 'open';
  const reaches = (target: number): boolean => (better === 'higher' ? value >= target : value <= target);
  if (reaches(last.value)) return 'met';
  if (day > last.day) return 'missed';
  const expected = expectedOn(path, day);
  if (expected === null) return 'open';
  return reaches(expected) ? 'on-path' : 'behind';
}
