import { called, lacking, type Signal, verdict } from './signal.ts';

const most = 2.5;
const leastGap = 0.05;
const mostLacking = 0.02;

/**
 * Who creates a value has it in every record; who lacks it in many got it later, or does not need it. For identifiers: the issuer never lacks them
 * (mandatory attributes of the owning entity: completeness at the source, Batini and Scannapieco, Data and Information Quality, 2016).
 */
export const completeness: Signal = {
  name: 'completeness',
  weak: false,
  weigh: ({ a, b }) => {
    const [ofA, ofB] = [lacking(a), lacking(b)];
    const gap = ofB - ofA;
    if (Math.abs(gap) < leastGap || Math.min(ofA, ofB) > mostLacking) return null;
    const [first, second] = gap > 0 ? [a, b] : [b, a];
    const share = Math.max(ofA, ofB);
    return verdict(
      'completeness',
      Math.sign(gap) * Math.min(most, 0.5 + 5 * Math.abs(gap)),
      (words) => words.complete({ share, other: called(second, first) }),
      (words) => words.incomplete({ share, other: called(first, second) }),
    );
  },
};
