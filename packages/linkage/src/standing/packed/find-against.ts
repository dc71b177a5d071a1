import type { DecidedPair } from './decisions-seen.ts';
import { findPairsWithin } from './new-pairs.ts';
import type { PairIds } from './pair-ids.ts';
import type { PairList } from './pair-list.ts';
import type { StandingArrays } from './standing-arrays.ts';

/** What a change may put together. */
export interface MayJoin {
  /** The first new id. */
  from: number;
  /** Names of the components that lost records. */
  touched: ReadonlySet<number>;
  /** Pairs of new records that may link. */
  links: PairIds;
  decided: readonly DecidedPair[];
  /** Pairs of new records that are not among those found. */
  below: PairIds;
  /** Only pairs of two sources. */
  isLink: boolean;
}

// Each loop has a function of its own here and elsewhere in an update: a loop that runs some thousand times is compiled with all that surrounds it.

/** Finds the other pairs within what may become one component, which may speak against it. The sets of the arrays are used meanwhile. */
export function findAgainst(arrays: StandingArrays, { from, touched, links, decided, below, isLink }: MayJoin, found: PairList): void {
  const { components, sets } = arrays;
  sets.clear();
  for (const name of touched) sets.add(name);
  for (const { l, r } of decided) sets.join(components.nameOf(l), components.nameOf(r));
  joinLinks(arrays, links);
  addBelow(arrays, below, found);
  const { records } = sets;
  for (let at = 0; at < records.length; at += 1) findWithin(arrays, records[at] ?? 0, from, isLink, found);
}

function joinLinks({ components, sets }: StandingArrays, { count, l, r }: PairIds): void {
  for (let at = 0; at < count; at += 1) sets.join(components.nameOf(l[at] ?? 0), components.nameOf(r[at] ?? 0));
}

function addBelow(arrays: StandingArrays, { count, l, r }: PairIds, found: PairList): void {
  const { components, sets } = arrays;
  for (let at = 0; at < count; at += 1)
    if (sets.areTogether(components.nameOf(l[at] ?? 0), components.nameOf(r[at] ?? 0))) addPair(arrays, l[at] ?? 0, r[at] ?? 0, found);
}

function addPair({ records: { reader } }: StandingArrays, l: number, r: number, found: PairList): void {
  const rules = reader.readRules(l, r, 0);
  reader.readFacts(l, r);
  found.add(l, r, rules, reader);
}

/** Two records alone are the pair that links them. @param name of components that may become one; others do not count. */
function findWithin({ records, graph, components, sets }: StandingArrays, name: number, from: number, isLink: boolean, found: PairList): void {
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
  if (members > 2 && earlier.length > 1) findPairsWithin(records, earlier, isLink, (l, r) => graph.has(l, r), found);
}
