import { type Sql, sql, type WorkTable } from '@sogoc/engine';
import { equalBy } from '../blocking/rule-pairs.ts';
import type { Candidates, PatternRow, PatternsOf } from '../compare/candidates.ts';
import { drawNumber } from '../compare/draw-number.ts';
import { countTogether } from '../compare/table-candidates.ts';
import type { LinkModel } from '../model/link-model.ts';
import { bestWeight, type Reach, tolerance } from '../predict/reach.ts';
import type { PlacedRule, Prepared } from '../prepare/prepared.ts';
import { type NumberPlace, roomForBlocks } from './block-members.ts';
import { compareTexts } from './compare-texts.ts';
import { bytesOfPair, type FoundPairs, pairJobs, pairsIn, roomForPairs } from './find-pairs.ts';
import { type CodeOf, lookAtValues } from './look-at-values.ts';
import { canPack } from './packed-records.ts';
import { bytesOfValues, type PackedValues, packValues } from './packed-values.ts';
import { batchesOf, pairColumns } from './pair-batches.ts';
import { PairReader } from './pair-reader.ts';
import { readingPlan } from './reading-plan.ts';
import { Threads } from './threads.ts';
import { weighPacked } from './weigh-packed.ts';

/** Most pairs that are held in arrays, however much memory there is. */
const mostPairs = 2 ** 25;

/** Candidates held in arrays, of which only those that matter become rows. */
export class PackedCandidates implements Candidates {
  readonly #prepared: Prepared;
  readonly #packed: PackedValues;
  readonly #whole: readonly PlacedRule[];
  readonly #pairs: FoundPairs;
  readonly rows: number;

  /** @param whole the rules of which every pair was found. */
  private constructor(prepared: Prepared, packed: PackedValues, whole: readonly PlacedRule[], pairs: FoundPairs, rows: number) {
    this.#prepared = prepared;
    this.#packed = packed;
    this.#whole = whole;
    this.#pairs = pairs;
    this.rows = rows;
  }

  /** Undefined where records and pairs take more than the engine itself may hold, or the engine has to tell what they are. @param below by rule the number below which its pairs are drawn; undefined: all of them. @param given threads to use; default: as many as pay. */
  static async open(
    prepared: Prepared,
    rules: readonly PlacedRule[],
    below: (rule: PlacedRule) => number | undefined,
    given?: Threads,
  ): Promise<PackedCandidates | undefined> {
    const room = prepared.engine.memoryLimit - bytesOfValues(prepared, rules);
    if (!canPack(prepared, rules) || room < 0) return undefined;
    await using own = given ? null : Threads.for(prepared.records.rows);
    const threads = given ?? own ?? new Threads(0);
    const packed = await packValues(prepared, rules, threads);
    const { records } = packed;
    const places = rules.map((rule): NumberPlace[] => {
      const block = records.blocks.get(rule.position);
      if (block !== undefined) return [{ place: block, cells: 2 }];
      return [...(equalBy(prepared, rule) ?? [])].map((i) => ({ place: records.codes[i] ?? 0, cells: records.codeCells }));
    });
    const rooms = rules.map(() => roomForBlocks(records.size));
    const grouped = await threads.share(rules.length, (shared) => ({ kind: 'group', ...shared, records, places, blocks: rooms }));
    const blocks = rooms.map((one, rule) => ({ ...one, blocks: grouped[rule] ?? 0 }));
    const most = pairsIn(blocks);
    if (most > Math.min(mostPairs, room / bytesOfPair)) return undefined;
    const [plan, jobs, pairs] = [readingPlan(prepared, records, rules, below), pairJobs(blocks), roomForPairs(most)];
    const isLink = prepared.model.kind === 'link';
    const counts = await threads.share(jobs.length, (shared) => ({ kind: 'find', ...shared, records, plan, blocks, jobs, pairs, isLink }));
    const whole = rules.filter((rule) => below(rule) === undefined);
    const rows = counts.reduce((sum, found) => sum + found, 0);
    return new PackedCandidates(prepared, packed, whole, pairs, rows);
  }

  async sizes(): Promise<{ rules: number; pairs: number }[]> {
    const { count, rules: found } = this.#pairs;
    const sizes = new Map<number, number>();
    // Pairs of one rule stand together.
    for (let from = 0, to = 0; from < count; from = to) {
      const rules = found[from] ?? 0;
      while (to < count && found[to] === rules) to += 1;
      if (rules !== 0) sizes.set(rules, (sizes.get(rules) ?? 0) + to - from);
    }
    return [...sizes].map(([rules, pairs]) => ({ rules, pairs })).sort((a, b) => a.rules - b.rules);
  }

  async countPatterns(drawn: ReadonlyMap<number, number>): Promise<PatternRow[]> {
    const { l, r, rules, pattern } = this.#pairs;
    // Pairs of one rule stand together, so that what is looked up for one mostly serves the next.
    let [rule, below] = [0, 0];
    const places = this.#select((at) => {
      const found = rules[at] ?? 0;
      if (found !== rule) [rule, below] = [found, drawn.get(found) ?? 0];
      return below > 0 && drawNumber(l[at] ?? 0, r[at] ?? 0) < below;
    });
    await this.#lookAt(places);
    const counts = new Map<number, Map<number, number>>();
    let seen = new Map<number, number>();
    rule = -1;
    for (let row = 0; row < places.length; row += 1) {
      const at = places[row] ?? 0;
      const found = rules[at] ?? 0;
      if (found !== rule) {
        rule = found;
        seen = counts.get(found) ?? new Map<number, number>();
        counts.set(found, seen);
      }
      const shown = pattern[at] ?? 0;
      seen.set(shown, (seen.get(shown) ?? 0) + 1);
    }
    return [...counts].flatMap(([found, shown]) => [...shown].map(([code, number]) => ({ rules: found, pattern: code, pairs: number })));
  }

  async reaching(reach: Reach): Promise<WorkTable> {
    return this.#write('link_reachable', await this.#reaching(reach));
  }

  async weighed(model: LinkModel, reach: Reach): Promise<WorkTable> {
    return weighPacked(this.#prepared, model, this.#packed, this.#pairs, await this.#reaching(reach), reach.weight);
  }

  async #reaching(reach: Reach): Promise<Int32Array> {
    const { rules, pattern, open, rarity } = this.#pairs;
    const best = bestWeight(this.#prepared.patterns, reach);
    const least = reach.weight - tolerance;
    const ofRarity = reach.useRarity ? 1 : 0;
    const reaches = (at: number): boolean => best(pattern[at] ?? 0, open[at] ?? 0) - ofRarity * (rarity[at] ?? 0) >= least;
    const possible = this.#select((at) => ((rules[at] ?? 0) & reach.predicting) !== 0 && reaches(at));
    await this.#lookAt(possible);
    return possible.filter(reaches);
  }

  async within(clusters: Sql): Promise<WorkTable> {
    const { l, r } = this.#pairs;
    const labels = new Int32Array(this.#packed.records.size);
    const rows = this.#prepared.engine.streamNumbers(sql`select rid, cluster from (${clusters}) clusters`, this.#prepared.options);
    for await (const [rids, names] of rows) for (const [row, rid] of (rids ?? []).entries()) labels[rid] = names?.[row] ?? 0;
    const inside = this.#select((at) => (labels[l[at] ?? 0] ?? 0) !== 0 && labels[l[at] ?? 0] === labels[r[at] ?? 0]);
    return this.#write('link_inside', inside);
  }

  /** Where each rule asks for more than one that found the pairs, they are all among them. */
  async countTogether(rules: readonly PlacedRule[]): Promise<number> {
    const keysOf = ({ rule }: PlacedRule): string[] => rule.keys.map((key) => JSON.stringify(key));
    const isHeld = rules.every(
      (rule) => equalBy(this.#prepared, rule) && this.#whole.some((one) => keysOf(one).every((key) => keysOf(rule).includes(key))),
    );
    if (!isHeld) return countTogether(this.#prepared, rules);
    const masks = rules.map((rule) => [...(equalBy(this.#prepared, rule) ?? [])].reduce((bits, i) => bits | (1 << i), 0));
    let pairs = 0;
    for (let at = 0; at < this.#pairs.count; at += 1) {
      const equal = this.#pairs.equal[at] ?? 0;
      if (this.#pairs.rules[at] !== 0 && masks.some((mask) => (equal & mask) === mask)) pairs += 1;
    }
    return pairs;
  }

  readonly patternsOf: PatternsOf = async (l, r) => {
    const reader = new PairReader(readingPlan(this.#prepared, this.#packed.records, []), this.#packed.records);
    const pairs = { ...roomForPairs(l.length), l, r };
    for (let at = 0; at < l.length; at += 1) {
      reader.readRules(l[at] ?? 0, r[at] ?? 0, 0);
      reader.readFacts(l[at] ?? 0, r[at] ?? 0);
      pairs.pattern[at] = reader.pattern;
      pairs.open[at] = reader.open;
    }
    await this.#lookAt(
      select(pairs.count, (at) => pairs.open[at] !== 0),
      pairs,
    );
    return pairs.pattern;
  };

  /** Nothing is stored: the arrays go with it. */
  async drop(): Promise<void> {}

  async [Symbol.asyncDispose](): Promise<void> {}

  async #lookAt(places: Int32Array, pairs = this.#pairs): Promise<void> {
    const { records, values, texts } = this.#packed;
    const { cells, width, codes } = records;
    compareTexts(this.#prepared, records, texts, pairs, places);
    const codeOf: CodeOf = (i, rid) => {
      const [table, value] = [values[i], cells[rid * width + (codes[i] ?? 0)] ?? -1];
      return [table?.high[value] ?? -1, table?.low[value] ?? 0];
    };
    await lookAtValues(this.#prepared, codeOf, pairs, places);
  }

  #write(hint: string, places: Int32Array): Promise<WorkTable> {
    return this.#prepared.engine.ingestNumbers(hint, pairColumns, batchesOf(this.#pairs, places), this.#prepared.options);
  }

  /** The places of the pairs that hold. */
  #select(holds: (at: number) => boolean): Int32Array {
    const { count, rules } = this.#pairs;
    return select(count, (at) => rules[at] !== 0 && holds(at));
  }
}

/** The places up to a number that hold. */
function select(count: number, holds: (at: number) => boolean): Int32Array {
  const places = new Int32Array(count);
  let found = 0;
  for (let at = 0; at < count; at += 1)
    if (holds(at)) {
      places[found] = at;
      found += 1;
    }
  return places.subarray(0, found);
}
