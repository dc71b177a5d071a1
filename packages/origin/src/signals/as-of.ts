import type { Signal } from './signal.ts';

const base = 1.2;
const perYear = 0.8;

/**
 * The data of an earlier day came first. It says when the data was taken, not who created it, so it weighs little and grows little with the distance:
 * log-odds 1.2 for a day, 2.0 from a year on.
 */
export const asOf: Signal = {
  name: 'as-of',
  weak: true,
  weigh: ({ a, b, asOf: dayOf }) => {
    const [own, other] = [dayOf(a), dayOf(b)];
    if (!own || !other || own === other) return null;
    const years = Math.abs(Date.parse(other) - Date.parse(own)) / (365.25 * 86_400_000);
    const size = base + perYear * Math.min(1, years);
    const aFirst = own < other;
    return {
      weight: aFirst ? size : -size,
      evidence: (words) => {
        const first = { own: aFirst ? own : other, other: (aFirst ? b : a).database, otherDate: aFirst ? other : own };
        const second = { own: aFirst ? other : own, other: (aFirst ? a : b).database, otherDate: aFirst ? own : other };
        const [early, late] = [
          { signal: 'as-of', detail: words.earlierDate(first) },
          { signal: 'as-of', detail: words.laterDate(second) },
        ];
        return aFirst ? { a: early, b: late } : { a: late, b: early };
      },
    };
  },
};
