import { type Field, keyed } from '../field.ts';
import { leftOver } from './own-slips.ts';
import { called, coverage, lacking, meetings, type Signal, verdict } from './signal.ts';

const fewest = 5;
/** Share of the records without a value from which on it is not needed, or came later. */
const widest = 0.05;
const nearlyAll = 0.8;
/** What is empty may have been filled since: it counts half of what a slip does. */
const half = 0.5;
const leastWeight = 0.2;

/**
 * Of two that hold nearly the same records, the one that lacks the value in some is the copy of the one that lacks it in none: a copy takes over what its
 * source has left empty, and cannot hold what it did not find there. Gaps that are left over are counted as slips are (`own-slips`); where both have some,
 * or the gap is so wide that one does not need the value (`completeness`), they say nothing.
 */
export const ownGaps: Signal = {
  name: 'own-gaps',
  weak: false,
  weigh: (pair) => {
    const met = meetings(pair);
    if (!met || Math.min(coverage(met.a, met.b), coverage(met.b, met.a)) < nearlyAll) return null;
    const counts = { a: gaps(pair.a), b: gaps(pair.b) };
    const isWide = Math.max(lacking(pair.a), lacking(pair.b)) >= widest;
    if (isWide || Math.max(counts.a, counts.b) < fewest || Math.min(counts.a, counts.b) > 0) return null;
    const weight = half * leftOver(counts);
    if (Math.abs(weight) < leastWeight) return null;
    const [first, second] = weight > 0 ? [pair.a, pair.b] : [pair.b, pair.a];
    const share = lacking(second);
    return verdict(
      'own-gaps',
      weight,
      (words) => words.complete({ share, other: called(second, first) }),
      (words) => words.incomplete({ share, other: called(first, second) }),
    );
  },
};

function gaps(field: Field): number {
  return field.table.rows - keyed(field);
}
