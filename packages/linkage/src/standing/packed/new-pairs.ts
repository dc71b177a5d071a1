import { setImmediate } from 'node:timers/promises';
import { fetchNeighbours } from './fetch-neighbours.ts';
import type { PairList } from './pair-list.ts';
import type { StandingRecords } from './standing-records.ts';

/** The most that a pair may weigh (bits), by what the reader read of it. */
export type MostWeight = (facts: { pattern: number; open: number; rarity: number }) => number;

/** Records whose neighbours are fetched together. */
const fetchedAhead = 64;

/** New records gone through before others have their turn. */
const recordsAtATime = 1024;

/**
 * Finds the pairs of new records with all, also with each other, and puts the new ones into the chains. @param from the first new id.
 * @param isLink only pairs of two sources. @param take is given each pair; its facts are those that
 * the reader read last. @returns how many pairs there are.
 */
export async function findNewPairs(
  records: StandingRecords,
  from: number,
  isLink: boolean,
  take: (l: number, r: number, rules: number) => void,
): Promise<number> {
  let count = 0;
  for (let start = from; start < records.packed.size; start += recordsAtATime) {
    for (let rid = start; rid < Math.min(start + recordsAtATime, records.packed.size); rid += 1) {
      if ((rid - from) % fetchedAhead === 0) fetchNeighbours(records, rid, Math.min(rid + fetchedAhead, records.packed.size));
      count += findPairsOf(records, rid, isLink, take);
      records.chains.add(rid, rid + 1);
    }
    await setImmediate();
  }
  return count;
}

/** The pairs of one record with those in its chains, which it is not in itself. @returns how many there are. */
export function findPairsOf(
  { packed, chains, reader }: StandingRecords,
  rid: number,
  isLink: boolean,
  take: (l: number, r: number, rules: number) => void,
): number {
  const { cells, width } = packed;
  let count = 0;
  for (let rule = 0; rule < chains.rules; rule += 1)
    for (let other = chains.first(rule, rid); other !== 0; other = chains.before(rule, other)) {
      if (isLink && cells[other * width] === cells[rid * width]) continue;
      const rules = reader.readRules(other, rid, rule);
      if (rules === 0) continue;
      count += 1;
      reader.readFacts(other, rid);
      take(other, rid, rules);
    }
  return count;
}

/** Largest group whose records are paired one by one; in a larger one the blocks are gone through. */
const small = 64;

/**
 * Finds the pairs within a group of records that are not known yet, for what they say against it. Most groups are of few records, for which nothing is made that is thrown away after.
 * @param group the records, all in chains.
 */
export function findPairsWithin(
  records: StandingRecords,
  group: readonly number[],
  isLink: boolean,
  isKnown: (l: number, r: number) => boolean,
  into: PairList,
): void {
  if (group.length > small) {
    findInBlocks(records, group, isLink, isKnown, into);
    return;
  }
  for (let place = 1; place < group.length; place += 1)
    for (let at = 0; at < place; at += 1) {
      const l = Math.min(group[at] ?? 0, group[place] ?? 0);
      const r = Math.max(group[at] ?? 0, group[place] ?? 0);
      if (!isKnown(l, r)) for (let rule = 0; rule < records.chains.rules && !lookAt(records, l, r, rule, isLink, into); rule += 1);
    }
}

function findInBlocks(
  records: StandingRecords,
  group: readonly number[],
  isLink: boolean,
  isKnown: (l: number, r: number) => boolean,
  into: PairList,
): void {
  const { chains } = records;
  const members = new Set(group);
  for (const r of group.toSorted((a, b) => a - b))
    for (let rule = 0; rule < chains.rules; rule += 1)
      for (let l = chains.first(rule, r); l !== 0; l = chains.before(rule, l))
        if (l < r && members.has(l) && !isKnown(l, r)) lookAt(records, l, r, rule, isLink, into);
}

/** Adds the pair that a rule gives. @returns whether it does. */
function lookAt({ packed, reader }: StandingRecords, l: number, r: number, rule: number, isLink: boolean, into: PairList): boolean {
  const { cells, width } = packed;
  if (isLink && cells[l * width] === cells[r * width]) return false;
  const rules = reader.readRules(l, r, rule);
  if (rules === 0) return false;
  reader.readFacts(l, r);
  into.add(l, r, rules, reader);
  return true;
}
