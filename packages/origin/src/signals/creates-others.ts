import { called, type Signal, verdict } from './signal.ts';

const weight = 0.5;

/**
 * A table that is the original of other attributes of the things is where they are registered; one that takes all it shares from elsewhere hardly creates this one
 * (system of record of an entity: Loshin, Master Data Management, 2009). A hint, as several agencies may each create a part.
 */
export const createsOthers: Signal = {
  name: 'creates-others',
  weak: true,
  weigh: ({ a, b, creates }) => {
    const [ofA, ofB] = [creates(a), creates(b)];
    if (ofA.length > 0 === ofB.length > 0) return null;
    const [first, second, others] = ofA.length > 0 ? [a, b, ofA] : [b, a, ofB];
    return verdict(
      'creates-others',
      ofA.length > 0 ? weight : -weight,
      (words) => words.createsOthers({ columns: others, other: called(second, first) }),
      (words) => words.createsNone({ columns: others, other: called(first, second) }),
    );
  },
};
