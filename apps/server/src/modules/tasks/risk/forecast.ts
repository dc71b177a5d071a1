/** What is known of a task on a day. Days of work are counted by the calendar pack. */
export interface Known {
  /** Working days since it began, and from the day until it is due. */
  workedDays: number;
  daysLeft: number;
  /** Per cent as last told, and how many working days ago that was; null: never told. */
  progress: number;
  toldDaysAgo: number | null;
  started: boolean;
  hard: boolean;
  /** Of the leading agency's tasks that were due before: how many there were and how many of them late. */
  agencyDue: number;
  agencyLate: number;
  openObstacles: number;
}

export const reasonCodes = ['not-started', 'too-slow', 'silent', 'agency-often-late', 'obstacles', 'hard'] as const;

/** Why a task is at risk, as a code that users read in their language, with the figures it rests on. */
export interface Reason {
  code: (typeof reasonCodes)[number];
  figures: Record<string, number>;
}

export interface Forecast {
  /** 0..1: how likely it will be late. At risk from one half on. */
  risk: number;
  atRisk: boolean;
  /** Working days that it needs at the pace seen. */
  daysNeeded: number;
  daysLeft: number;
  reasons: Reason[];
}

/** Working days for which the plan's own pace speaks, before what was told outweighs it. */
const planWeight = 20;
/** Tasks for which the whole programme's habit speaks before the agency's own outweighs it, and that habit: one in four late. */
const habit = { weight: 8, late: 0.25 };
const obstacleCost = 0.15;
const hardCost = 0.1;
const longSilence = 30;
const steepness = 4;

/**
 * Whether a task will be late: the days it needs at its own pace against those left, the former lengthened by what usually delays. Pace and habit are shrunk
 * towards the plan's and the programme's (the mean of a Beta or Gamma prior), so that little evidence says little.
 */
export function forecast(known: Known): Forecast {
  const { workedDays, daysLeft, progress, started, hard, openObstacles } = known;
  const share = progress / 100;
  const planned = Math.max(1, workedDays + daysLeft);
  const pace = (share + planWeight / planned) / (Math.max(0, workedDays) + planWeight);
  const late = (known.agencyLate + habit.weight * habit.late) / (known.agencyDue + habit.weight);
  const drag = (1 + (late - habit.late) / 2) * (1 + obstacleCost * openObstacles) * (hard ? 1 + hardCost : 1);
  const daysNeeded = ((1 - share) / pace) * drag;
  const ratio = daysNeeded / Math.max(0.5, daysLeft);
  const risk = 1 / (1 + ratio ** -steepness);
  const round = (value: number): number => Math.round(value * 100) / 100;
  return {
    risk: round(risk),
    atRisk: ratio >= 1,
    daysNeeded: Math.ceil(daysNeeded),
    daysLeft,
    reasons: [
      ...(started ? [] : [{ code: 'not-started', figures: { workedDays } } as const]),
      ...(daysNeeded > daysLeft && started
        ? [
            {
              code: 'too-slow',
              figures: { progress, expected: Math.round((100 * workedDays) / planned), daysNeeded: Math.ceil(daysNeeded), daysLeft },
            } as const,
          ]
        : []),
      ...((known.toldDaysAgo ?? workedDays) > longSilence ? [{ code: 'silent', figures: { days: known.toldDaysAgo ?? workedDays } } as const] : []),
      ...(openObstacles > 0 ? [{ code: 'obstacles', figures: { open: openObstacles } } as const] : []),
      ...(late > habit.late * 1.2 ? [{ code: 'agency-often-late', figures: { late: known.agencyLate, due: known.agencyDue } } as const] : []),
      ...(hard ? [{ code: 'hard', figures: {} } as const] : []),
    ],
  };
}
