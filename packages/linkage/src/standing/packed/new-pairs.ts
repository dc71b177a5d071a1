import { setImmediate } from 'node:timers/promises';
import type { SortedPairs } from './chain-pairs.ts';
import type { PairsAsked } from './pairs-asked.ts';
import type { StandingRecords } from './standing-records.ts';

/** New records gone through before others have their turn. */
const recordsAtATime = 4096;

/** Finds the pairs of new records with all, also with each other, and puts the new ones into the chains. @param from the first new id. @param least bits that pairs are to be able to weigh. */
export async function findNewPairs(records: StandingRecords, from: number, least: number, into: SortedPairs): Promise<void> {
  const { size } = records.packed;
  for (let start = from; start < size; start += recordsAtATime) {
    records.pairs.find(start, Math.min(start + recordsAtATime, size), true, least, into);
    await setImmediate();
  }
}

/** Largest group whose records are paired one by one; in a larger one the blocks are gone through. */
const small = 64;

/**
 * Asks of the pairs within a group of records that are not known yet, for what they say against it. Most groups are of few records, for which nothing is made that is thrown away after.
 * @param group the records, all in chains.
 */
export function askWithin(records: StandingRecords, group: readonly number[], isKnown: (l: number, r: number) => boolean, asked: PairsAsked): void {
  if (group.length > small) {
    askInBlocks(records, group, isKnown, asked);
    return;
  }
  for (let place = 1; place < group.length; place += 1)
    for (let at = 0; at < place; at += 1) if (!isKnown(group[at] ?? 0, group[place] ?? 0)) asked.add(group[at] ?? 0, group[place] ?? 0);
}

function askInBlocks({ chains }: StandingRecords, group: readonly number[], isKnown: (l: number, r: number) => boolean, asked: PairsAsked): void {
  const members = new Set(group);
  for (const r of group)
    for (let rule = 0; rule < chains.rules; rule += 1)
      for (let l = chains.first(rule, r); l !== 0; l = chains.before(rule, l)) if (l < r && members.has(l) && !isKnown(l, r)) asked.add(l, r, rule);
}
