import { called, coverage, lacking, type Meeting, meetings, type Pair, type Signal, verdict } from './signal.ts';

const weight = 2;
const nearlyAll = 0.8;
const mostLacking = 0.05;

/**
 * A table whose own day follows the day a thing began, shortly and in every record, is written when the thing begins: a birth is registered within weeks.
 * What others hold of the thing cannot be older. It speaks only where it covers nearly all records of the other, and not for a value that it often lacks:
 * such a value came later. (Timeliness as the delay between event and record: Batini and Scannapieco, Data and Information Quality, 2016.)
 */
export const beginsWith: Signal = {
  name: 'begins-with',
  weak: false,
  weigh: (pair) => {
    const met = meetings(pair);
    if (!met) return null;
    const forA = isBeginning(pair, pair.a, met.a, met.b);
    const forB = isBeginning(pair, pair.b, met.b, met.a);
    if (forA === forB) return null;
    const [first, second] = forA ? [pair.a, pair.b] : [pair.b, pair.a];
    const begins = pair.dates.beginning(first.table);
    const facts = { column: begins?.column.name ?? '', days: Math.round(begins?.days ?? 0) };
    return verdict(
      'begins-with',
      forA ? weight : -weight,
      (words) => words.beginning({ ...facts, other: called(second, first) }),
      (words) => words.afterBeginning({ ...facts, other: called(first, second) }),
    );
  },
};

function isBeginning({ a, b, dates }: Pair, field: Pair['a'], own: Meeting, other: Meeting): boolean {
  const against = field === a ? b : a;
  const alone = dates.beginning(field.table) !== null && dates.beginning(against.table) === null;
  return alone && coverage(own, other) >= nearlyAll && lacking(field) <= mostLacking;
}
