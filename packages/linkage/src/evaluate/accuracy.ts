import { type Sql, sql, type WorkTable } from '@sogoc/engine';
import { probabilityOf } from '../predict/predict-pairs.ts';
import type { Prepared } from '../prepare/prepared.ts';
import { judgedPairs, knownEntities, type Truth } from './truth.ts';

/** How good the pairs from a weight on are. */
export interface AccuracyPoint {
  /** Bits. */
  weight: number;
  probability: number;
  /** Pairs called the same that are, that are not, and pairs that are the same and are not called so. */
  truePositives: number;
  falsePositives: number;
  falseNegatives: number;
  precision: number;
  recall: number;
  f1: number;
}

export interface Accuracy {
  /** By rising weight. */
  points: AccuracyPoint[];
  /** The point with the highest F1, or null where nothing was predicted. */
  best: AccuracyPoint | null;
  /** Pairs that are the same by the truth, found by blocking or not. */
  truePairs: number;
  /** Of these, those that some blocking rule found. */
  blockedTruePairs: number;
}

/**
 * Precision, recall and F1 by threshold. Same pairs that blocking missed count as not found.
 * @param predicted pairs with l, r, weight, from the lowest threshold of interest on.
 * @param step width of a threshold in bits.
 */
export async function measureAccuracy(prepared: Prepared, predicted: WorkTable, truth: Truth, step = 0.1): Promise<Accuracy> {
  const { engine } = prepared;
  const { judged, pairs } = await judge(prepared, predicted, truth);
  const bins = await engine.all<{ bin: number; same: number; different: number }>(
    sql`select floor(weight / ${step}) as bin, ${engine.dialect.countIf(sql`same`)} as same, ${engine.dialect.countIf(sql`not same`)} as different
        from (${judged}) judged group by 1 order by 1 desc`,
  );
  await Promise.all(pairs.tables.map((table) => table.drop()));
  let [truePositives, falsePositives] = [0, 0];
  const points: AccuracyPoint[] = bins.map(({ bin, same, different }) => {
    truePositives += same;
    falsePositives += different;
    return accuracyPoint(bin * step, truePositives, falsePositives, pairs.same - truePositives);
  });
  const best = points.reduce<AccuracyPoint | null>((top, point) => (top === null || point.f1 > top.f1 ? point : top), null);
  return { points: points.reverse(), best, truePairs: pairs.same, blockedTruePairs: truePositives };
}

export function accuracyPoint(weight: number, truePositives: number, falsePositives: number, falseNegatives: number): AccuracyPoint {
  const ratio = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);
  return {
    weight,
    probability: probabilityOf(weight),
    truePositives,
    falsePositives,
    falseNegatives,
    precision: ratio(truePositives, truePositives + falsePositives),
    recall: ratio(truePositives, truePositives + falseNegatives),
    f1: ratio(2 * truePositives, 2 * truePositives + falsePositives + falseNegatives),
  };
}

/** Predicted pairs that the truth can judge (l, r, weight, same), and the number of pairs that are the same. */
async function judge(prepared: Prepared, predicted: WorkTable, truth: Truth): Promise<{ judged: Sql; pairs: { same: number; tables: WorkTable[] } }> {
  const { engine } = prepared;
  if (truth.kind === 'entities') {
    const known = await knownEntities(prepared, truth);
    const all = await judgedPairs(prepared, truth);
    const judged = sql`select p.l, p.r, p.weight, a.entity = b.entity as same from ${predicted.name} p join ${known.name} a on a.rid = p.l join ${known.name} b on b.rid = p.r`;
    return { judged, pairs: { same: all.rows, tables: [known, all] } };
  }
  const all = await judgedPairs(prepared, truth);
  const { same } = await engine.one<{ same: number }>(sql`select ${engine.dialect.countIf(sql`same`)} as same from ${all.name}`);
  const judged = sql`select p.l, p.r, p.weight, t.same from ${predicted.name} p join ${all.name} t on t.l = p.l and t.r = p.r`;
  return { judged, pairs: { same, tables: [all] } };
}
