import type { Sql, WorkTable } from '@sogoc/engine';
import type { LinkModel } from '../model/link-model.ts';
import type { Reach } from '../predict/best-weight.ts';
import type { PlacedRule } from '../prepare/prepared.ts';

/** How many pairs that some rules found (bits) show a pattern. */
export interface PatternRow {
  rules: number;
  pattern: number;
  pairs: number;
}

/** The patterns of pairs of records, by their ids. */
export type PatternsOf = (l: Int32Array, r: Int32Array) => Promise<Float64Array>;

/**
 * The pairs of some rules with what is known of them: at first what codes tell, then what was looked at. The tables they give have l, r, rules and `factColumns`;
 * who asks for one drops it.
 */
export interface Candidates extends AsyncDisposable {
  readonly rows: number;
  /** How many pairs were found by these rules (bits) and no others. */
  sizes(): Promise<{ rules: number; pairs: number }[]>;
  /** Looks at the values of a share of them. @param drawn by rules (bits), the number below which pairs are drawn (see `isDrawn`). */
  countPatterns(drawn: ReadonlyMap<number, number>): Promise<PatternRow[]>;
  /** Those that can reach a weight once their values are looked at, with nothing open. */
  reaching(reach: Reach): Promise<WorkTable>;
  /** Those from a weight on under a trained model, with it (see `predictPairs`), where the engine need not weigh them. */
  weighed?(model: LinkModel, reach: Reach): Promise<WorkTable>;
  /** Those of two records in one cluster that are not in the table of those weighed before, with their weight; undefined where it is not known which these are. @param clusters by record, 0 or nothing: in none. */
  weighedInside?(model: LinkModel, clusters: Int32Array, weighed: WorkTable): Promise<WorkTable | undefined>;
  /** Those of two records in one cluster. @param clusters a query with rid, cluster. */
  within(clusters: Sql): Promise<WorkTable>;
  /** The patterns of any pairs of records, candidates or not, where the engine need not be asked for each. */
  readonly patternsOf?: PatternsOf;
  /** How many pairs some rules find together, whether their pairs are candidates or not. */
  countTogether(rules: readonly PlacedRule[]): Promise<number>;
  drop(): Promise<void>;
}
