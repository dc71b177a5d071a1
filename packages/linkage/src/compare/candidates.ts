import type { Sql, WorkTable } from '@sogoc/engine';
import type { Reach } from '../predict/reach.ts';
import type { PlacedRule } from '../prepare/prepared.ts';

/**
 * The pairs of some rules with what codes tell of them. The tables they give have l, r, rules and `factColumns`; who asks for one drops it.
 */
export interface Candidates extends AsyncDisposable {
  readonly rows: number;
  /** How many pairs were found by these rules (bits) and no others. */
  sizes(): Promise<{ rules: number; pairs: number }[]>;
  /** A share of them. @param drawn by rules (bits), the number below which pairs are drawn (see `isDrawn`). */
  draw(drawn: ReadonlyMap<number, number>): Promise<WorkTable>;
  /** Those that can reach a weight. */
  reaching(reach: Reach): Promise<WorkTable>;
  /** Those of two records in one cluster. @param clusters a query with rid, cluster. */
  within(clusters: Sql): Promise<WorkTable>;
  /** How many pairs some rules find together, whether their pairs are candidates or not. */
  countTogether(rules: readonly PlacedRule[]): Promise<number>;
  drop(): Promise<void>;
}
