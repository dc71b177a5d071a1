import { type Sql, sql } from '@sogoc/engine';
import type { PatternsOf } from '../compare/candidates.ts';
import { PatternCounts } from '../compare/pattern-counts.ts';
import type { Prepared } from '../prepare/prepared.ts';
import type { DrawnRecords, Meets } from './sample-u.ts';

/** Pairs compared together, which bounds what they take. */
const pairsTogether = 2 ** 18;

/** Records in the order in which they meet. */
export interface RecordsInOrder {
  rids: Int32Array;
  sources: Int32Array;
}

/** Reads records that are drawn. @param drawn a query with rid, source in the order in which they meet. */
export async function readDrawn({ engine, options }: Pick<Prepared, 'engine' | 'options'>, drawn: Sql): Promise<RecordsInOrder> {
  const rids: number[] = [];
  const sources: number[] = [];
  for await (const [some, of] of engine.streamNumbers(sql`select rid, source from (${drawn}) drawn`, options)) {
    rids.push(...(some ?? []));
    sources.push(...(of ?? []));
  }
  return { rids: Int32Array.from(rids), sources: Int32Array.from(sources) };
}

/** Records drawn, whose pairs are compared in arrays. */
export function drawnInArrays({ patterns }: Prepared, { rids, sources }: RecordsInOrder, patternsOf: PatternsOf, meets: Meets): DrawnRecords {
  const compare = async (l: Int32Array, r: Int32Array, open: readonly number[], counts: number[][]): Promise<number[]> => {
    const both = counts.map(() => 0);
    const seen = new PatternCounts(patterns.radices);
    const shown = await patternsOf(l, r);
    for (let pair = 0; pair < shown.length; pair += 1) seen.add(shown[pair] ?? 0);
    for (const [pattern, pairs] of seen.counted()) {
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
      const meeting = new MeetingPairs(rids, sources, steps, meets);
      for (let count = meeting.next(l, r); count > 0; count = meeting.next(l, r))
        for (const [i, pairs] of (await compare(l.subarray(0, count), r.subarray(0, count), open, counts)).entries())
          total[i] = (total[i] ?? 0) + pairs;
      return Math.max(0, ...total);
    },
    [Symbol.asyncDispose]: async () => undefined,
  };
}

/** The pairs of records that meet: every two, or each with those so many steps behind it. */
class MeetingPairs {
  readonly #rids: Int32Array;
  readonly #sources: Int32Array;
  readonly #meets: Meets;
  /** Steps of record `a`, up to which one, and where they begin again. */
  readonly #from: number;
  readonly #to: number;
  #a = 0;
  #step: number;

  constructor(rids: Int32Array, sources: Int32Array, steps: readonly [number, number] | null, meets: Meets) {
    this.#rids = rids;
    this.#sources = sources;
    this.#meets = meets;
    [this.#from, this.#to] = steps ?? [1, Number.POSITIVE_INFINITY];
    this.#step = this.#from;
  }

  /** Fills both sides with the next pairs, as many as there is room for. @returns how many; 0: there are no more. */
  next(l: Int32Array, r: Int32Array): number {
    const [rids, sources, meets, records] = [this.#rids, this.#sources, this.#meets, this.#rids.length];
    let count = 0;
    for (; this.#a < records; this.#a += 1, this.#step = this.#from) {
      const a = this.#a;
      // Without steps no two meet twice.
      const to = this.#to === Number.POSITIVE_INFINITY ? records - 1 - a : this.#to;
      for (; this.#step <= to; this.#step += 1) {
        if (count === l.length) return count;
        const b = (a + this.#step) % records;
        if (meets !== 'any' && (sources[a] === sources[b]) !== (meets === 'within')) continue;
        l[count] = rids[a] ?? 0;
        r[count] = rids[b] ?? 0;
        count += 1;
      }
    }
    return count;
  }
}
