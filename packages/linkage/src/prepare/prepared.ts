import type { Engine, RunOptions, Sql, WorkTable } from '@sogoc/engine';
import type { CompiledComparison } from '../compare/compiled-comparison.ts';
import type { FrequencyBook } from '../compare/dictionary.ts';
import type { PatternCode } from '../compare/pattern.ts';
import type { Registry } from '../compare/registry.ts';
import type { ValueScorer } from '../compare/score-values.ts';
import type { BlockingRule, LinkModel } from '../model/link-model.ts';

/** A blocking rule with its place among all rules of the model: bit `position` of a pair's `rules`. */
export interface PlacedRule {
  readonly rule: BlockingRule;
  readonly position: number;
  /** Do its pairs count in prediction, or does it serve training or the prior alone? */
  readonly predicts: boolean;
  readonly trains: boolean;
  readonly deterministic: boolean;
  /** For a rule over a list: its blocks as a table (rid, source, block); else the blocks are column `b<position>` of the records. */
  readonly exploded?: WorkTable;
}

export interface LinkOptions extends RunOptions {
  registry?: Registry;
  /** Fills the levels of distinct value pairs outside the engine. Default: in the engine. */
  scoreValues?: ValueScorer;
  /** Candidate pairs handled at a time: bounds memory. Default 10 million. */
  pairsAtATime?: number;
  /** Frequencies kept from earlier records: instead of those of these records. */
  frequencyBook?: FrequencyBook;
  /** Frequencies of values known from elsewhere, by comparison name: a query with columns `value` (text; inputs joined with a blank) and `frequency` (0..1). */
  frequencies?: ReadonlyMap<string, Sql>;
}

/** Records as integers: what all later steps work on. Dispose of it to drop its tables. */
export interface Prepared extends AsyncDisposable {
  readonly engine: Engine;
  readonly model: LinkModel;
  readonly options: LinkOptions;
  /** Names of the tables; a record's `source` is a position here. */
  readonly sources: readonly string[];
  /** Columns: rid (integer from 1, in the order of source and key), source (integer), key (text), c0 ... (codes of values, bigint), b0 ... (blocks that codes do not tell, bigint). See `withNumbers` for more. */
  readonly records: WorkTable;
  readonly comparisons: readonly CompiledComparison[];
  /** By comparison: code, v0 ..., d0 ..., f0 ... (see `buildDictionary`) */
  readonly dictionaries: readonly WorkTable[];
  readonly rules: readonly PlacedRule[];
  readonly patterns: PatternCode;
  /** Number of pairs of two records that the kind of linkage allows. */
  readonly possiblePairs: number;
}

/** What it takes to name records: `records` with rid, source (a position in `sources`) and key. */
export type Numbered = Pick<Prepared, 'engine' | 'options' | 'records' | 'sources'>;
