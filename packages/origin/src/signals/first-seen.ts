import { called, lacking, type Signal, verdict } from './signal.ts';

const weight = 1;
const nearlyAlways = 0.9;
const leastCompared = 20;
const mostLacking = 0.05;

/**
 * Where both tables date their records, the one whose records of the same thing are nearly always older had the value first (order of updates as a sign
 * of copying: Dong, Berti-Équille and Srivastava, Truth Discovery and Copying Detection in a Dynamic World, VLDB 2009).
 */
export const firstSeen: Signal = {
  name: 'first-seen',
  weak: true,
  weigh: ({ a, b, edge, dates }) => {
    const order = edge && dates.order(edge.link);
    if (!order || order.compared < leastCompared) return null;
    const aEarlier = edge.link.alignment.one.table === a.table ? order.earlier : 1 - order.earlier;
    const share = Math.max(aEarlier, 1 - aEarlier);
    const [first, second] = aEarlier > 0.5 ? [a, b] : [b, a];
    if (share < nearlyAlways || lacking(first) > mostLacking) return null;
    return verdict(
      'first-seen',
      aEarlier > 0.5 ? weight : -weight,
      (words) => words.seenEarlier({ share, other: called(second, first) }),
      (words) => words.seenLater({ share, other: called(first, second) }),
    );
  },
};
