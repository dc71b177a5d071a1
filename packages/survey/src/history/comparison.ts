import type { Criterion, DiscrepancyKind } from '@sogoc/contract';

/** `comparison.json`: what changed since the last good run in the same folder. */
export interface Comparison {
  /** When the run that this one is compared with ended; ISO 8601, UTC. */
  since: string;
  /** Earlier runs that history holds. */
  earlierRuns: number;
  /** Names of databases and tables that one of the two runs could not read: nothing is said to have come or gone there. */
  notRead: { database: string; table: string | null }[];
  came: Place[];
  went: Place[];
  scores: ScoreChange[];
  discrepancies: { total: FindingChange; byTable: (FindingChange & { database: string; table: string; kind: DiscrepancyKind })[] };
  /** Rules that ask something else than last time: what is gone by them is not mended. */
  changedRules: ChangedRule[];
  /** Out of the ordinary in the tables that both runs read, the farthest first. */
  drift: Drift[];
}

/** A rule of the same id that asks something else: other bounds, another list. */
export interface ChangedRule {
  database: string;
  rule: string;
}

/** A table, or where `column` is given a column of a table that both runs have; `table` is null for a whole database. */
export interface Place {
  database: string;
  table: string | null;
  column: string | null;
}

/** A score of a database, 0..100, before and now; null where it was not measured. */
export interface ScoreChange {
  database: string;
  criterion: Criterion | 'overall';
  before: number | null;
  after: number | null;
  /** Null where one of the two was not measured; `new-measure` where a rule of the contract asks something else now, so that the two do not compare. */
  verdict: 'better' | 'worse' | 'equal' | 'new-measure' | null;
}

/** Counts of discrepancies. In totals without variants, which are no errors. */
export interface FindingChange {
  /** Not there last time, by a rule that was measured last time. */
  new: number;
  /** Not there any more, by a rule that was measured this time: the record is right now, or taken out. */
  mended: number;
  staying: number;
  /** There now, by a rule that was not measured last time (a new table, column or rule) or asked something else, or of a table whose records went by another key. */
  newlyChecked: number;
  /** Was there, by a rule that is not measured this time or asks something else, or of a table whose records go by another key now. It is not mended: nobody can tell. */
  noLongerChecked: number;
}

/** A table or column that is not as it used to be. It tells of no record: each may be right. */
export interface Drift {
  database: string;
  table: string;
  /** Null for the table's number of rows. */
  column: string | null;
  measure: 'rows' | 'missing' | 'distinct' | 'median' | 'distribution';
  /** The last run's, or the median of all earlier runs; a share 0..1 for `missing`, null for `distribution`. */
  before: number | null;
  after: number | null;
  /** How far: the number of robust standard deviations, or with `last` the relative change (absolute for shares); for `distribution` the PSI. */
  distance: number;
  basis: { method: 'last' | 'median-mad'; runs: number };
  /** One sentence in the language of the run. */
  words: string;
}
