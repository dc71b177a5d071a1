import { type Sql, sql } from '@sogoc/engine';
import type { PatternsOf } from '../compare/candidates.ts';
import type { Prepared } from '../prepare/prepared.ts';
import type { DrawnRecords, Meets } from './sample-u.ts';

/** Pairs compared together, which bounds what they take. */
const pairsTogether = 2 ** 18;

/** Records drawn, whose pairs are compared in arrays. @param drawn a query with rid, source in the order in which they meet. */
export async function drawnInArrays(prepared: Prepared, drawn: Sql, patternsOf: PatternsOf, meets: Meets): Promise<DrawnRecords> {
  const { engine, patterns, options } = prepared;
  const rids: number[] = [];
  const sources: number[] = [];
  for await (const [some, of] of engine.streamNumbers(sql`select rid, source from (${drawn}) drawn`, options)) {
    rids.push(...(some ?? []));
    sources.push(...(of ?? []));
  }
  const compare = async (l: Int32Array, r: Int32Array, open: readonly number[], counts: number[][]): Promise<number[]> => {
    const both = counts.map(() => 0);
    const seen = new Map<number, number>();
    for (const pattern of await patternsOf(l, r)) seen.set(pattern, (seen.get(pattern) ?? 0) + 1);
    for (const [pattern, pairs] of seen) {
      const levels = patterns.decode(pattern);
      for (const i of open) {
        const [level, row] = [levels[i] ?? 0, counts[i]];
        if (level === 0 || !row) continue;
        row[level - 1] = (row[level - 1] ?? 0) + pairs;
        both[i] = (both[i] ?? 0) + pairs;
      }
    }
    return both;
  };
  return {
    records: rids.length,
    count: async (steps, open, counts) => {
      const total = counts.map(() => 0);
      const [l, r] = [new Int32Array(pairsTogether), new Int32Array(pairsTogether)];
      let count = 0;
      const flush = async (): Promise<void> => {
        for (const [i, pairs] of (await compare(l.subarray(0, count), r.subarray(0, count), open, counts)).entries())
          total[i] = (total[i] ?? 0) + pairs;
        count = 0;
      };
      for (const [a, b] of pairsOf(rids.length, steps)) {
        if (meets !== 'any' && (sources[a] === sources[b]) !== (meets === 'within')) continue;
        l[count] = rids[a] ?? 0;
        r[count] = rids[b] ?? 0;
        count += 1;
        if (count === pairsTogether) await flush();
      }
      await flush();
      return Math.max(0, ...total);
    },
    [Symbol.asyncDispose]: async () => undefined,
  };
}

/** Places of records: every two, or each with those so many steps behind it. */
function* pairsOf(records: number, steps: readonly [number, number] | null): Generator<readonly [number, number]> {
  for (let a = 0; a < records; a += 1)
    if (steps) for (let step = steps[0]; step <= steps[1]; step += 1) yield [a, (a + step) % records];
    else for (let b = a + 1; b < records; b += 1) yield [a, b];
}
