import type { SortedPairs } from './chain-pairs.ts';
import type { DecidedPair } from './decisions-seen.ts';
import { askWithin } from './new-pairs.ts';
import { PairsAsked } from './pairs-asked.ts';
import type { StandingArrays } from './standing-arrays.ts';

/** What a change may put together. */
export interface MayJoin {
  /** The first new id. */
  from: number;
  /** Names of the components that lost records. */
  touched: ReadonlySet<number>;
  decided: readonly DecidedPair[];
  /** Bits from which on a pair may link. */
  bound: number;
}

// Each loop has a function of its own here and elsewhere in an update: a loop that runs some thousand times is compiled with all that surrounds it.

/**
 * Finds the other pairs within what may become one component, which may speak against it. The sets of the arrays are used meanwhile.
 * @param pairs of new records: to those found others are added.
 */
export function findAgainst({ records, graph }: StandingArrays, { from, touched, decided, bound }: MayJoin, { found, below }: SortedPairs): void {
  const { components, sets } = records;
  sets.clear();
  for (const name of touched) sets.add(name);
  for (const { l, r } of decided) sets.join(components.nameOf(l), components.nameOf(r));
  const { columns } = found;
  sets.joinAll({ ...columns, weight: columns.most }, bound, true);
  const asked = new PairsAsked();
  for (const at of sets.together(below, true)) asked.add(below.l[at] ?? 0, below.r[at] ?? 0);
  const names = sets.records;
  for (let at = 0; at < names.length; at += 1) findWithin({ records, graph }, names[at] ?? 0, from, asked);
  records.pairs.read(asked, found);
}

/** Two records alone are the pair that links them. @param name of components that may become one; others do not count. */
function findWithin({ records, graph }: Pick<StandingArrays, 'records' | 'graph'>, name: number, from: number, asked: PairsAsked): void {
  const { components, sets } = records;
  if (sets.nameOf(name) !== name) return;
  const earlier: number[] = [];
  let members = 0;
  let one = name;
  do {
    let rid = one;
    do {
      members += 1;
      if (rid < from) earlier.push(rid);
      rid = components.after(rid);
    } while (rid !== one);
    one = sets.after(one);
  } while (one !== name);
  if (members > 2 && earlier.length > 1) askWithin(records, earlier, (l, r) => graph.has(l, r), asked);
}
