import { called, lacking, type Pair, type Signal, verdict } from './signal.ts';

const weight = 1;
const leastWords = 2;
const mostLacking = 0.05;

/**
 * An identifier carries the name of who issues it: a health card's `so_bao_hiem_xa_hoi` points to the database of `Bảo hiểm xã hội`, whose own column need
 * not say it. Weighs only where the other side's column or owner does not answer in kind. (Naming authority as part of an identifier: ISO/IEC 11179-6.)
 */
export const namedAfter: Signal = {
  name: 'named-after',
  weak: false,
  weigh: (pair) => {
    const [aNamesB, bNamesA] = [names(pair, pair.a, pair.b), names(pair, pair.b, pair.a)];
    if (aNamesB === bNamesA) return null;
    const [first, second] = bNamesA ? [pair.a, pair.b] : [pair.b, pair.a];
    if (lacking(first) > mostLacking) return null;
    const column = second.columns[0]?.name ?? '';
    return verdict(
      'named-after',
      bNamesA ? weight : -weight,
      (words) => words.namedAfter({ column, other: called(second, first) }),
      (words) => words.namesOwner({ column, other: called(first, second) }),
    );
  },
};

/** Does the name of a column hold, in a row, two words or more by which the other's database or owner begins? */
function names({ wordsOf, ownersOf }: Pair, field: Pair['a'], other: Pair['a']): boolean {
  const column = ` ${wordsOf(field).join(' ')} `;
  const own = ownersOf(field);
  return ownersOf(other).some((owner) => {
    const begins = owner.slice(0, Math.max(leastWords, Math.min(owner.length, 4)));
    return begins.length >= leastWords && !own.includes(owner) && column.includes(` ${begins.join(' ')} `);
  });
}
