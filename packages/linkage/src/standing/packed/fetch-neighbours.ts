import type { StandingRecords } from './standing-records.ts';

/** Links of a chain that are fetched: few blocks have more records. */
const fetchedLinks = 6;
/** Integers that come from memory at once. */
const lineOfMemory = 16;

/**
 * Reads something of every record in the chains of some records, all first links before all second ones: far reads that do not wait for each other, where looking at pairs would wait for
 * one after the other. @param to the id after the last one. @returns their sum, so that they are not left out.
 */
export function fetchNeighbours({ packed, chains }: StandingRecords, from: number, to: number): number {
  const { cells, width } = packed;
  const found = new Int32Array((to - from) * chains.rules);
  const ruleOf = new Int32Array(found.length);
  let count = 0;
  for (let rid = from; rid < to; rid += 1)
    for (let rule = 0; rule < chains.rules; rule += 1) {
      found[count] = chains.first(rule, rid);
      ruleOf[count] = rule;
      if (found[count] !== 0) count += 1;
    }
  let sum = 0;
  for (let link = 0; link < fetchedLinks && count > 0; link += 1) {
    for (let at = 0; at < count; at += 1)
      for (let row = (found[at] ?? 0) * width, end = row + width; row < end; row += lineOfMemory) sum = (sum + (cells[row] ?? 0)) | 0;
    let left = 0;
    for (let at = 0; at < count; at += 1) {
      const rule = ruleOf[at] ?? 0;
      found[left] = chains.before(rule, found[at] ?? 0);
      ruleOf[left] = rule;
      if (found[left] !== 0) left += 1;
    }
    count = left;
  }
  return sum;
}
