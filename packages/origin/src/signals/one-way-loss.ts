import type { Field } from '../field.ts';
import { called, type Signal, verdict } from './signal.ts';

const weight = 1.5;

/**
 * What is lost on the way cannot come back: a holder that writes all in capitals was not the source of one that tells large letters from small.
 * (Irreversible transformations give a copy its direction: Buneman, Khanna and Tan, Why and Where, ICDT 2001.)
 */
export const oneWayLoss: Signal = {
  name: 'one-way-loss',
  weak: false,
  weigh: ({ a, b }) => {
    const [aLost, bLost] = [hasLostCase(a), hasLostCase(b)];
    if (aLost === null || bLost === null || aLost === bLost) return null;
    const [first, second] = bLost ? [a, b] : [b, a];
    return verdict(
      'one-way-loss',
      bLost ? weight : -weight,
      (words) => words.keepsCase({ other: called(second, first) }),
      (words) => words.lostCase({ other: called(first, second) }),
    );
  },
};

/** Has a column kept no small letters? Null where there are no letters to tell by. `patterns` write a large letter `A` and a small one `a`. */
export function hasLostCase({ columns }: Field): boolean | null {
  const patterns = columns.flatMap((column) => (column.type === 'text' ? column.patterns.map(({ pattern }) => pattern) : []));
  if (!patterns.some((pattern) => /A[^a]*A/.test(pattern) || /A\{/.test(pattern) || /a/.test(pattern))) return null;
  return !patterns.some((pattern) => pattern.includes('a'));
}
