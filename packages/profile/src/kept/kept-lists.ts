import { type Counts, hashText, looked } from '../column-stats.ts';
import type { KeptColumn } from './kept-state.ts';

/** How long the lists are that are kept, so that some of their values may go. */
export const keptLists = { frequent: 1_500, others: 5_000 } as const;

/** A value whose number of rows has changed. */
export interface Listed {
  value: string;
  hash: bigint | number;
  now: number;
}

/**
 * The lists of values after a change, as they were kept.
 * @param reached by how many more values are there as often as the floor asks.
 * @param changed values that may belong into the lists, or out of them.
 * @returns null where too many of them went.
 */
export function listsAfter(
  { lists, floor, reach: before, whole }: KeptColumn,
  counts: Counts,
  reached: number,
  changed: readonly Listed[],
): KeptColumn | null {
  const reach = before + reached;
  // Of the values at the floor it is known only that there were enough of them.
  if (floor > 0 && reach < looked.frequent) return null;
  const often = new Map(lists.frequent.map(({ value, count }) => [value, count]));
  const rest = new Map(lists.others.map((one) => [one.value, one]));
  const last = whole ? undefined : lists.others.at(-1)?.hash;
  let isNew = false;
  for (const { value, hash, now } of changed) {
    if (now > floor) often.set(value, now);
    else often.delete(value);
    const own = hashText(hash);
    if (now === 0) rest.delete(value);
    else if (last === undefined || own <= last) {
      isNew ||= !rest.has(value);
      rest.set(value, { value, count: now, hash: own });
    }
  }
  const others = [...rest.values()];
  if (!whole && others.length < looked.others) return null;
  if (isNew) others.sort((a, b) => (a.hash < b.hash ? -1 : a.hash > b.hash ? 1 : 0));
  const frequent = [...often].map(([value, count]) => ({ value, count })).sort((a, b) => b.count - a.count);
  const cut = frequent.length > keptLists.frequent ? (frequent[keptLists.frequent - 1]?.count ?? floor) : floor;
  return {
    counts,
    lists: { frequent: frequent.filter(({ count }) => count > cut), others: others.slice(0, keptLists.others) },
    floor: cut,
    reach: cut === floor ? reach : keptLists.frequent,
    whole: whole && others.length <= keptLists.others,
  };
}
