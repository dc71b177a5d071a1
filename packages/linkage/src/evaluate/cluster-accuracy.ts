import { sql, type WorkTable } from '@sogoc/engine';
import type { Prepared } from '../prepare/prepared.ts';
import { type AccuracyPoint, accuracyPoint } from './accuracy.ts';
import { judgedPairs, knownEntities, type Truth } from './truth.ts';

/** Precision, recall and F1 of the pairs that clusters put together, whatever link did it. `clusters` has rid, cluster. */
export async function measureClusters(prepared: Prepared, clusters: WorkTable, truth: Truth): Promise<AccuracyPoint> {
  const { engine } = prepared;
  if (truth.kind === 'pairs') {
    const judged = await judgedPairs(prepared, truth);
    const row = await engine.one<{ tp: number; fp: number; fn: number }>(
      sql`select count(*) filter (where same and a.cluster = b.cluster) as tp, count(*) filter (where not same and a.cluster = b.cluster) as fp,
            count(*) filter (where same and a.cluster <> b.cluster) as fn
          from ${judged.name} t join ${clusters.name} a on a.rid = t.l join ${clusters.name} b on b.rid = t.r`,
    );
    await judged.drop();
    return accuracyPoint(0, row.tp, row.fp, row.fn);
  }
  const known = await knownEntities(prepared, truth);
  const pairs = sql`n * (n - 1) / 2`;
  const across = prepared.model.kind === 'link';
  const sumOf = (by: 'entity' | 'cluster' | 'both') => {
    const keys = by === 'both' ? sql`k.entity, c.cluster` : by === 'entity' ? sql`k.entity` : sql`c.cluster`;
    const all = sql`select coalesce(sum(${pairs}), 0) as pairs from (select count(*) as n from ${known.name} k join ${clusters.name} c on c.rid = k.rid group by ${keys}) g`;
    const within = sql`select coalesce(sum(${pairs}), 0) as pairs from (select count(*) as n from ${known.name} k join ${clusters.name} c on c.rid = k.rid group by ${keys}, k.source) g`;
    return across ? sql`(${all}) - (${within})` : sql`(${all})`;
  };
  const row = await engine.one<{ same: number; together: number; correct: number }>(
    sql`select ${sumOf('entity')} as same, ${sumOf('cluster')} as together, ${sumOf('both')} as correct`,
  );
  await known.drop();
  return accuracyPoint(0, Number(row.correct), Number(row.together) - Number(row.correct), Number(row.same) - Number(row.correct));
}
