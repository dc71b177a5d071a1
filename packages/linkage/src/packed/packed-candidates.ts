import { type Identifier, type Sql, sql, type WorkTable } from '@sogoc/engine';
import { equalBy } from '../blocking/rule-pairs.ts';
import { both } from '../both.ts';
import type { Candidates, PatternRow, PatternsOf } from '../compare/candidates.ts';
import { PatternCounts } from '../compare/pattern-counts.ts';
import { countTogether } from '../compare/table-candidates.ts';
import type { LinkModel } from '../model/link-model.ts';
import type { Reach } from '../predict/best-weight.ts';
import { weighingPlan } from '../predict/pair-weight.ts';
import { predictingBits } from '../prepare/place-rules.ts';
import type { PlacedRule, Prepared } from '../prepare/prepared.ts';
import { type NumberPlace, roomForBlocks } from './block-members.ts';
import { bytesOfPair, type FoundPairs, pairJobs, pairsIn, roomForPairs } from './find-pairs.ts';
import { type PairKernel, pairKernel } from './kernel/pair-kernel.ts';
import { keep, type Looking, type LookTask, pairsTogether, reachesIn } from './look-at-pairs.ts';
import { type CodeOf, lookAtValues } from './look-at-values.ts';
import { canPack } from './packed-records.ts';
import { bytesOfValues, type PackedValues, packValues } from './packed-values.ts';
import { batchesOf, pairColumns } from './pair-batches.ts';
import { textsRead } from './read-texts.ts';
import { readingPlan } from './reading-plan.ts';
import { doublesShared, integersShared } from './shared-arrays.ts';
import type { Task } from './tasks.ts';
import { Threads } from './threads.ts';
import { readShares, storeWeighed } from './weigh-packed.ts';

/** Most pairs that are held in arrays, however much memory there is. */
const mostPairs = 2 ** 25;

/** What was weighed last: the table it went into, rising places of its pairs, and by what. */
interface Weighed {
  table: Identifier;
  model: LinkModel;
  places: Int32Array;
  shares: Float64Array[][];
}

/** Candidates held in arrays, of which only those that matter become rows. */
export class PackedCandidates implements Candidates {
  readonly #prepared: Prepared;
  readonly #packed: PackedValues;
  readonly #kernel: PairKernel;
  readonly #whole: readonly PlacedRule[];
  readonly #pairs: FoundPairs;
  readonly #threads: Threads;
  #weighed: Weighed | undefined;
  readonly rows: number;

  /** @param whole the rules of which every pair was found. */
  private constructor(
    prepared: Prepared,
    packed: PackedValues,
    kernel: PairKernel,
    whole: readonly PlacedRule[],
    pairs: FoundPairs,
    rows: number,
    threads: Threads,
  ) {
    this.#prepared = prepared;
    this.#packed = packed;
    this.#kernel = kernel;
    this.#whole = whole;
    this.#pairs = pairs;
    this.#threads = threads;
    this.rows = rows;
  }

  /** Undefined where records and pairs take more than the engine itself may hold, or the engine has to tell what they are. @param below by rule the number below which its pairs are drawn; undefined: all of them. @param others threads to use besides this one; default: as many as pay. */
  static async open(
    prepared: Prepared,
    rules: readonly PlacedRule[],
    below: (rule: PlacedRule) => number | undefined,
    others?: number,
  ): Promise<PackedCandidates | undefined> {
    const room = prepared.engine.memoryLimit - bytesOfValues(prepared, rules);
    if (!canPack(prepared, rules) || room < 0) return undefined;
    await using opened = new AsyncDisposableStack();
    const threads = opened.use(others === undefined ? Threads.for(prepared.records.rows) : new Threads(others));
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
    const kernel = pairKernel(readingPlan(prepared, records, rules, below), records, prepared.model.kind === 'link');
    const [jobs, pairs] = [pairJobs(blocks), roomForPairs(most)];
    const counts = await threads.share(jobs.length, (shared) => ({ kind: 'find', ...shared, records, kernel, blocks, jobs, pairs }));
    const whole = rules.filter((rule) => below(rule) === undefined);
    const rows = counts.reduce((sum, found) => sum + found, 0);
    opened.move();
    return new PackedCandidates(prepared, packed, kernel, whole, pairs, rows, threads);
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

  async countPatterns(below: ReadonlyMap<number, number>): Promise<PatternRow[]> {
    const { rules, pattern } = this.#pairs;
    const places = await this.#look((looking) => ({ kind: 'draw', ...looking, below }));
    const counts = new Map<number, PatternCounts>();
    let seen = new PatternCounts([]);
    let rule = -1;
    for (let row = 0; row < places.length; row += 1) {
      const at = places[row] ?? 0;
      const found = rules[at] ?? 0;
      if (found !== rule) {
        rule = found;
        seen = counts.get(found) ?? new PatternCounts(this.#prepared.patterns.radices);
        counts.set(found, seen);
      }
      seen.add(pattern[at] ?? 0);
    }
    return [...counts].flatMap(([found, shown]) => shown.counted().map(([code, number]) => ({ rules: found, pattern: code, pairs: number })));
  }

  async reaching(reach: Reach): Promise<WorkTable> {
    return this.#write('link_reachable', await this.#reaching(reach));
  }

  async weighed(model: LinkModel, reach: Reach): Promise<WorkTable> {
    // The engine has little to do meanwhile.
    const [places, shares] = await both(this.#reaching(reach), readShares(this.#prepared, model, this.#packed));
    const weights = await this.#weigh(model, shares, places);
    let count = 0;
    for (let row = 0; row < places.length; row += 1) {
      if ((weights[row] ?? 0) < reach.weight) continue;
      places[count] = places[row] ?? 0;
      weights[count] = weights[row] ?? 0;
      count += 1;
    }
    const kept = places.slice(0, count);
    const table = await storeWeighed(this.#prepared, 'link_predicted', this.#pairs, kept, weights);
    this.#weighed = { table: table.name, model, places: kept, shares };
    return table;
  }

  async weighedInside(model: LinkModel, clusters: Int32Array, weighed: WorkTable): Promise<WorkTable | undefined> {
    const before = this.#weighed;
    if (before?.table !== weighed.name || before.model !== model) return undefined;
    const names = integersShared(this.#packed.records.size);
    names.set(clusters.subarray(0, names.length));
    const places = await this.#inside(names, predictingBits(this.#prepared), before.places, true);
    return storeWeighed(this.#prepared, 'link_inside', this.#pairs, places, await this.#weigh(model, before.shares, places));
  }

  async within(clusters: Sql): Promise<WorkTable> {
    const names = integersShared(this.#packed.records.size);
    const rows = this.#prepared.engine.streamNumbers(sql`select rid, cluster from (${clusters}) clusters`, this.#prepared.options);
    for await (const [rids, some] of rows) for (let row = 0; row < (rids?.length ?? 0); row += 1) names[rids?.[row] ?? 0] = some?.[row] ?? 0;
    return this.#write('link_inside', await this.#inside(names, -1, new Int32Array(0), false));
  }

  /** Where each rule asks for more than one that found the pairs, they are all among them. */
  async countTogether(rules: readonly PlacedRule[]): Promise<number> {
    const keysOf = ({ rule }: PlacedRule): string[] => rule.keys.map((key) => JSON.stringify(key));
    const isHeld = rules.every(
      (rule) => equalBy(this.#prepared, rule) && this.#whole.some((one) => keysOf(one).every((key) => keysOf(rule).includes(key))),
    );
    if (!isHeld) return countTogether(this.#prepared, rules);
    const masks = rules.map((rule) => [...(equalBy(this.#prepared, rule) ?? [])].reduce((bits, i) => bits | (1 << i), 0));
    const { count, equal: equals, rules: found } = this.#pairs;
    let pairs = 0;
    // Pairs that follow each other are often equal in the same.
    let [before, isCounted] = [-1, 0];
    for (let at = 0; at < count; at += 1) {
      if (found[at] === 0) continue;
      const equal = equals[at] ?? 0;
      if (equal !== before) [before, isCounted] = [equal, masks.some((mask) => (equal & mask) === mask) ? 1 : 0];
      pairs += isCounted;
    }
    return pairs;
  }

  readonly patternsOf: PatternsOf = async (l, r) => {
    const { records } = this.#packed;
    const pairs = roomForPairs(l.length);
    pairs.l.set(l);
    pairs.r.set(r);
    const kernel = this.#kernel;
    const texts = textsRead(this.#prepared, records, this.#packed.texts);
    const left = integersShared(1);
    await this.#threads.share(Math.ceil(l.length / pairsTogether), (shared) => ({ kind: 'read', ...shared, kernel, records, texts, pairs, left }));
    if (left[0] !== 0) await this.#lookAt(Int32Array.from(l.keys()), pairs);
    return pairs.pattern;
  };

  /** No table is stored: the arrays go with it. */
  drop(): Promise<void> {
    return this.#threads[Symbol.asyncDispose]();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.drop();
  }

  /**
   * The places of the pairs that a task leaves, in order, with nothing open. @param isCompared are their values looked at?
   * @param afterwards what is done with them where the engine had to look at some too.
   */
  async #look(
    makeTask: (looking: Looking & Pick<Task, 'next' | 'done'>) => LookTask & Task,
    isCompared = true,
    afterwards: (places: Int32Array) => Int32Array = (places) => places,
  ): Promise<Int32Array> {
    const { records, texts } = this.#packed;
    const pairs = this.#pairs;
    const [places, left] = [integersShared(pairs.count), integersShared(1)];
    const looking = { records, pairs, places, left, texts: isCompared ? textsRead(this.#prepared, records, texts) : [] };
    const counts = await this.#threads.share(Math.ceil(pairs.count / pairsTogether), (shared) => makeTask({ ...looking, ...shared }));
    let count = 0;
    for (const [job, found] of counts.entries()) {
      places.copyWithin(count, job * pairsTogether, job * pairsTogether + found);
      count += found;
    }
    const found = places.subarray(0, count);
    if (!isCompared || left[0] === 0) return found;
    await this.#lookAt(found, pairs);
    return afterwards(found);
  }

  #reaching(reach: Reach): Promise<Int32Array> {
    const { radices } = this.#prepared.patterns;
    // Of some the engine told more than was known when they were selected.
    const stillReaching = (places: Int32Array): Int32Array => places.subarray(0, keep(places, reachesIn(this.#pairs, radices, reach)));
    return this.#look((looking) => ({ kind: 'reach', ...looking, reach, radices }), true, stillReaching);
  }

  /** @param clusters by record, 0: in none. */
  #inside(clusters: Int32Array<SharedArrayBuffer>, rules: number, except: Int32Array, isCompared: boolean): Promise<Int32Array> {
    return this.#look((looking) => ({ kind: 'inside', ...looking, clusters, rules, except }), isCompared);
  }

  /** The weight (bits) of each pair. @param places of the pairs. */
  async #weigh(model: LinkModel, shares: readonly Float64Array[][], places: Int32Array): Promise<Float64Array> {
    const { records } = this.#packed;
    const { radices } = this.#prepared.patterns;
    const weights = doublesShared(places.length);
    const plan = weighingPlan(this.#prepared, model);
    const jobs = Math.ceil(places.length / pairsTogether);
    await this.#threads.share(jobs, (shared) => ({ kind: 'weigh', ...shared, plan, radices, records, shares, pairs: this.#pairs, places, weights }));
    return weights;
  }

  async #lookAt(places: Int32Array, pairs: FoundPairs): Promise<void> {
    const { records, values } = this.#packed;
    const { cells, width, codes } = records;
    const codeOf: CodeOf = (i, rid) => {
      const [table, value] = [values[i], cells[rid * width + (codes[i] ?? 0)] ?? -1];
      return [table?.high[value] ?? -1, table?.low[value] ?? 0];
    };
    await lookAtValues(this.#prepared, codeOf, pairs, places);
  }

  #write(hint: string, places: Int32Array): Promise<WorkTable> {
    return this.#prepared.engine.ingestNumbers(hint, pairColumns, batchesOf(this.#pairs, places), this.#prepared.options);
  }
}
