import { type NumberBatch, sql, type WorkTable } from '@sogoc/engine';
import { type Components, clusterColumns } from '../cluster/connected-components.ts';
import type { Candidates } from '../compare/candidates.ts';
import { TableCandidates } from '../compare/table-candidates.ts';
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
  /** The candidates. Kept as long as this is used; not dropped with it. */
  readonly scored: Candidates;
}

/** From this probability on pairs are weighed unless another is asked for. */
export const mayBeSame = 0.01;

/**
 * Weighs the pairs that may be the same, as clustering needs them. @param from probability from which on pairs are weighed, never above the model's threshold; 0: all.
 */
export async function weighPairs(prepared: Prepared, model: LinkModel, scored: Candidates, from = mayBeSame): Promise<WeighedPairs> {
  const probability = Math.min(from, model.threshold);
  const table = await predictPairs(prepared, model, scored, probability);
  return weighedFrom(table, probability, scored);
}

/** A table of weighed pairs as `WeighedPairs`. */
export const weighedFrom = (table: WorkTable, probability: number, scored: Candidates): WeighedPairs => ({
  name: table.name,
  rows: table.rows,
  drop: () => table.drop(),
  [Symbol.asyncDispose]: () => table.drop(),
  least: probability <= 0 ? Number.NEGATIVE_INFINITY : weightOf(probability),
  scored,
});

/** Weighs the pairs within components that were not weighed yet: l, r, rules, pattern, weight, probability. */
export async function weighInside(prepared: Prepared, model: LinkModel, weighed: WeighedPairs, components: Components): Promise<WorkTable> {
  const { engine, options } = prepared;
  const found = await weighed.scored.weighedInside?.(model, components, weighed);
  if (found) return found;
  await using larger = await engine.ingestNumbers('link_larger', clusterColumns, [rowsOfLarger(components)], options);
  await using near = await weighed.scored.within(sql`select rid, cluster from ${larger.name}`);
  const inside = await engine.materialize(
    'link_inside',
    sql`select s.* from ${near.name} s left join ${weighed.name} w on w.l = s.l and w.r = s.r where w.l is null`,
    options,
  );
  await using others = new TableCandidates(prepared, inside);
  return await predictPairs(prepared, model, others, 0);
}

/** The records of components of more than two: two records in one of their own are the pair that links them. */
function rowsOfLarger(components: Components): NumberBatch {
  const sizes = new Int32Array(components.length);
  for (const cluster of components) sizes[cluster] = (sizes[cluster] ?? 0) + 1;
  const rids = Int32Array.from(components.keys()).filter((rid) => components[rid] !== 0 && (sizes[components[rid] ?? 0] ?? 0) > 2);
  return [rids, rids.map((rid) => components[rid] ?? 0)];
}
