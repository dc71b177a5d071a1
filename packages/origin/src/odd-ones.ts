import type { AttributeGroup } from './attribute-group.ts';
import type { Pattern, Seen } from './deviations.ts';
import type { Field } from './field.ts';

/** Of the records that three holders share, how many there are on which one of them differs from the two others. */
export interface OddOnes {
  x: number;
  first: number;
  second: number;
}

/**
 * Who shares whose deviations. Of three holders, the one that is never odd stands between the two others: what it has, at least one of them has as well,
 * errors, ways of spelling and what had not been learned yet included (shared errors show a common exemplar: Lachmann; Dong, Berti-Équille and Srivastava, Integrating
 * Conflicting Data, VLDB 2009).
 */
export interface Deviations {
  /** Over the records of `x` that met both others. Where all three differ, `x` is taken for the odd one. */
  odd(x: Field, first: Field, second: Field): OddOnes;
  /**
   * The same over all other attributes that the three tables share: an agency takes most of what it holds from one place. Not over the key, which tells by whether
   * it is there.
   */
  elsewhere(x: Field, first: Field, second: Field): OddOnes;
}

/** Share of the records that say the same, from which on to spell it otherwise is a habit. */
const habitual = 0.1;

/** Reads from what was seen of each field's records who is odd among three. */
export function readDeviations(seen: ReadonlyMap<Field, Seen>, groups: readonly AttributeGroup[]): Deviations {
  const known = new Map<string, OddOnes>();
  const odd = (x: Field, first: Field, second: Field): OddOnes => {
    const name = `${x.index} ${first.index} ${second.index}`;
    const found = known.get(name) ?? count(seen.get(x), first, second);
    known.set(name, found);
    return found;
  };
  const byKey = (x: Field, other: Field): boolean => seen.get(x)?.byKey.has(other) ?? false;
  return {
    odd,
    elsewhere: (x, first, second) => {
      const others = groups.filter(({ fields }) => !fields.includes(x)).map((group) => inTables(group, [x, first, second]));
      const all = others.flatMap(([a, b, c]) => (a && b && c && !byKey(a, b) && !byKey(a, c) ? [odd(a, b, c)] : []));
      const sum = (of: keyof OddOnes): number => all.reduce((total, one) => total + one[of], 0);
      return { x: sum('x'), first: sum('first'), second: sum('second') };
    },
  };
}

function inTables({ fields }: AttributeGroup, like: readonly Field[]): (Field | undefined)[] {
  return like.map(({ table }) => fields.find((field) => field.table === table));
}

function count(own: Seen | undefined, first: Field, second: Field): OddOnes {
  const [a, b] = [own?.neighbours.indexOf(first) ?? -1, own?.neighbours.indexOf(second) ?? -1];
  if (!own || a < 0 || b < 0) return { x: 0, first: 0, second: 0 };
  const [ofFirst, ofSecond] = [1n << BigInt(a), 1n << BigInt(b)];
  const both = ofFirst | ofSecond;
  const telling = isHabit(own, ofFirst) || isHabit(own, ofSecond) ? 0n : both;
  const odd = { x: 0, first: 0, second: 0 };
  for (const { same, other, respelled, n } of own.patterns.filter((pattern) => ((pattern.same | pattern.other) & both) === both)) {
    // Who spells otherwise is odd only where all three mean the same.
    const differing = (other & both) | ((other & both) === 0n && (same & both) === both ? respelled & telling : 0n);
    if (differing === both) odd.x += n;
    else if (differing === ofFirst) odd.first += n;
    else if (differing === ofSecond) odd.second += n;
  }
  return odd;
}

/** Do the two spell the same so often otherwise that it is the habit of one of them, and no deviation? */
function isHabit({ patterns }: Seen, neighbour: bigint): boolean {
  const records = (bits: (pattern: Pattern) => bigint): number =>
    patterns.reduce((sum, one) => sum + ((bits(one) & neighbour) === 0n ? 0 : one.n), 0);
  return records(({ respelled }) => respelled) > habitual * records(({ same }) => same);
}
