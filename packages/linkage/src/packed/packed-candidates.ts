import { setImmediate } from 'node:timers/promises';
import { type Sql, sql, type WorkTable } from '@sogoc/engine';
import { equalBy } from '../blocking/rule-pairs.ts';
import type { Candidates } from '../compare/candidates.ts';
import { drawNumber } from '../compare/draw.ts';
import { countTogether } from '../compare/table-candidates.ts';
import { bestWeight, type Reach, tolerance } from '../predict/reach.ts';
import type { PlacedRule, Prepared } from '../prepare/prepared.ts';
import { type BlockMembers, blockMembers } from './block-members.ts';
import { bytesOfPair, type FoundPairs, findPairs, pairsIn } from './find-pairs.ts';
import { bytesOfRecords, canPack, type PackedRecords, packRecords } from './packed-records.ts';
import { batchesOf, pairColumns } from './pair-batches.ts';
import { PairReader } from './pair-reader.ts';

/** Most pairs that are held in arrays, however much memory there is. */
const mostPairs = 2 ** 25;

/** Candidates held in arrays, of which only those that matter become rows. */
export class PackedCandidates implements Candidates {
  readonly #prepared: Prepared;
  readonly records: PackedRecords;
  readonly #whole: readonly PlacedRule[];
  readonly #pairs: FoundPairs;

  /** @param whole the rules of which every pair was found. */
  private constructor(prepared: Prepared, records: PackedRecords, whole: readonly PlacedRule[], pairs: FoundPairs) {
    this.#prepared = prepared;
    this.records = records;
    this.#whole = whole;
    this.#pairs = pairs;
  }

  /** Undefined where records and pairs take more than the engine itself may hold, or the engine has to tell what they are. @param below by rule the number below which its pairs are drawn; undefined: all of them. */
  static async open(
    prepared: Prepared,
    rules: readonly PlacedRule[],
    below: (rule: PlacedRule) => number | undefined,
  ): Promise<PackedCandidates | undefined> {
    const room = prepared.engine.memoryLimit - bytesOfRecords(prepared, rules);
    if (!canPack(prepared, rules) || room < 0) return undefined;
    const records = await packRecords(prepared, rules);
    const blocks: BlockMembers[] = [];
    // Between two steps statements of the engine are begun, and others have their turn.
    const pause = (): Promise<void> => setImmediate();
    for (const rule of rules) {
      const block = records.blocks.get(rule.position);
      const codes = [...(equalBy(prepared, rule) ?? [])].flatMap((i) => records.codes[i] ?? []);
      blocks.push(blockMembers(records, block === undefined ? codes : [block]));
      await pause();
    }
    if (pairsIn(blocks) > Math.min(mostPairs, room / bytesOfPair)) return undefined;
    const reader = new PairReader(prepared, records, rules, below);
    const whole = rules.filter((rule) => below(rule) === undefined);
    return new PackedCandidates(prepared, records, whole, await findPairs(records, blocks, reader, prepared.model.kind === 'link', pause));
  }

  get rows(): number {
    return this.#pairs.count;
  }

  async sizes(): Promise<{ rules: number; pairs: number }[]> {
    const sizes = new Map<number, number>();
    for (let at = 0; at < this.#pairs.count; at += 1) {
      const rules = this.#pairs.rules[at] ?? 0;
      sizes.set(rules, (sizes.get(rules) ?? 0) + 1);
    }
    return [...sizes].map(([rules, pairs]) => ({ rules, pairs })).sort((a, b) => a.rules - b.rules);
  }

  draw(drawn: ReadonlyMap<number, number>): Promise<WorkTable> {
    const { l, r, rules } = this.#pairs;
    return this.#write('link_drawn', (at) => drawNumber(l[at] ?? 0, r[at] ?? 0) < (drawn.get(rules[at] ?? 0) ?? 0));
  }

  reaching(reach: Reach): Promise<WorkTable> {
    const { rules, pattern, open, rarity } = this.#pairs;
    const predicts = (at: number): boolean => ((rules[at] ?? 0) & reach.predicting) !== 0;
    if (reach.weight === Number.NEGATIVE_INFINITY) return this.#write('link_reachable', predicts);
    const best = bestWeight(this.#prepared.patterns, reach);
    const least = reach.weight - tolerance;
    const ofRarity = reach.useRarity ? 1 : 0;
    return this.#write('link_reachable', (at) => predicts(at) && best(pattern[at] ?? 0, open[at] ?? 0) - ofRarity * (rarity[at] ?? 0) >= least);
  }

  async within(clusters: Sql): Promise<WorkTable> {
    const { l, r } = this.#pairs;
    const labels = new Int32Array(this.records.size);
    const rows = this.#prepared.engine.streamNumbers(sql`select rid, cluster from (${clusters}) clusters`, this.#prepared.options);
    for await (const [rids, names] of rows) for (const [row, rid] of (rids ?? []).entries()) labels[rid] = names?.[row] ?? 0;
    return this.#write('link_inside', (at) => (labels[l[at] ?? 0] ?? 0) !== 0 && labels[l[at] ?? 0] === labels[r[at] ?? 0]);
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
      if (masks.some((mask) => (equal & mask) === mask)) pairs += 1;
    }
    return pairs;
  }

  /** Nothing is stored: the arrays go with it. */
  async drop(): Promise<void> {}

  async [Symbol.asyncDispose](): Promise<void> {}

  /** @param select by place of a pair. */
  #write(hint: string, select: (at: number) => boolean): Promise<WorkTable> {
    return this.#prepared.engine.ingestNumbers(hint, pairColumns, batchesOf(this.#pairs, select), this.#prepared.options);
  }
}
