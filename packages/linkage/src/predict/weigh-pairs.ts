import { sql, type WorkTable } from '@sogoc/engine';
import type { LinkModel } from '../model/link-model.ts';
import type { Prepared } from '../prepare/prepared.ts';
import { predictPairs, weightOf } from './predict-pairs.ts';

/**
 * Pairs weighed from a weight on (l, r, rules, pattern, weight, probability), and where the others are, so that those that turn out to matter are weighed
 * after all.
 */
export interface WeighedPairs extends WorkTable {
  /** Bits; minus infinity: every pair is weighed. */
  readonly least: number;
  /** The pairs as `scoreCandidates` leaves them. Kept as long as this is used; not dropped with it. */
  readonly scored: WorkTable;
}

/** From this probability on pairs are weighed unless another is asked for. */
export const mayBeSame = 0.01;

/**
 * Weighs the pairs that may be the same, as clustering needs them. @param from probability from which on pairs are weighed, never above the model's threshold; 0: all.
 */
export async function weighPairs(prepared: Prepared, model: LinkModel, scored: WorkTable, from = mayBeSame): Promise<WeighedPairs> {
  const probability = Math.min(from, model.threshold);
  const table = await predictPairs(prepared, model, scored, probability);
  return weighedFrom(table, probability, scored);
}

/** A table of weighed pairs as `WeighedPairs`. */
export const weighedFrom = (table: WorkTable, probability: number, scored: WorkTable): WeighedPairs => ({
  name: table.name,
  rows: table.rows,
  drop: () => table.drop(),
  [Symbol.asyncDispose]: () => table.drop(),
  least: probability <= 0 ? Number.NEGATIVE_INFINITY : weightOf(probability),
  scored,
});

/** Weighs the pairs within clusters that were not weighed yet: l, r, rules, pattern, weight, probability. @param clusters rid, cluster. */
export async function weighInside(prepared: Prepared, model: LinkModel, weighed: WeighedPairs, clusters: WorkTable): Promise<WorkTable> {
  const { engine, options } = prepared;
  await using inside = await engine.materialize(
    'link_inside',
    sql`select s.* from ${weighed.scored.name} s join ${clusters.name} a on a.rid = s.l join ${clusters.name} b on b.rid = s.r and b.cluster = a.cluster
        left join ${weighed.name} w on w.l = s.l and w.r = s.r where w.l is null`,
    options,
  );
  return await predictPairs(prepared, model, inside, 0);
}
