import { leftOver } from './own-slips.ts';
import { called, type Signal, verdict } from './signal.ts';

const leastWeight = 0.2;

/**
 * Where two holders differ, a value that is wrong by itself (its check digit, its year alone) or that a list ended stands in the copy: it took over those of its
 * source, and follows changes late (freshness of sources: Dong, Berti-Équille and Srivastava, VLDB 2009; one-way loss: Buneman, Khanna and Tan, ICDT 2001).
 */
export const ownFaults: Signal = {
  name: 'own-faults',
  weak: false,
  weigh: ({ a, b, faults }) => {
    const counts = faults.between(a, b);
    const total = counts.a + counts.b;
    const weight = leftOver(counts);
    if (Math.abs(weight) < leastWeight) return null;
    const [first, second, ofSecond] = weight > 0 ? [a, b, counts.b] : [b, a, counts.a];
    return verdict(
      'own-faults',
      weight,
      (words) => words.fewFaults({ faults: ofSecond, of: total, other: called(second, first) }),
      (words) => words.ownFaults({ faults: ofSecond, of: total, other: called(first, second) }),
    );
  },
};
