import { sql, type WorkTable } from '@sogoc/engine';
import { weightOf } from '../predict/predict-pairs.ts';
import type { Prepared } from '../prepare/prepared.ts';
import { judgedPairs, knownEntities, named, type Truth } from './truth.ts';

/** A pair that the model judges otherwise than the truth. */
export interface LinkError {
  kind: 'false-positive' | 'false-negative';
  left: { source: string; key: string };
  right: { source: string; key: string };
  /** Bits; null where no blocking rule found the pair. */
  weight: number | null;
}

/**
 * The worst errors at a threshold: false positives from the heaviest down, false negatives from those that blocking missed and the lightest up.
 * @param weighed pairs with l, r, weight.
 * @param limit of each kind.
 */
export async function listErrors(prepared: Prepared, weighed: WorkTable, truth: Truth, threshold: number, limit = 50): Promise<LinkError[]> {
  const { engine } = prepared;
  const bound = sql`cast(${weightOf(threshold)} as double)`;
  await using judged = await judgedPairs(prepared, truth);
  const known = truth.kind === 'entities' ? await knownEntities(prepared, truth) : null;
  const different =
    known === null
      ? sql`select w.l, w.r, w.weight from ${weighed.name} w join ${judged.name} t on t.l = w.l and t.r = w.r where not t.same`
      : sql`select w.l, w.r, w.weight from ${weighed.name} w join ${known.name} a on a.rid = w.l
          join ${known.name} b on b.rid = w.r where a.entity <> b.entity`;
  const wrong = sql`select * from (select 'false-positive' as kind, l, r, weight from (${different}) d where weight >= ${bound} order by weight desc, l, r limit ${limit}) positives`;
  const missed = sql`select * from (select 'false-negative' as kind, t.l, t.r, w.weight from ${judged.name} t left join ${weighed.name} w on w.l = t.l and w.r = t.r
    where t.same and (w.weight is null or w.weight < ${bound}) order by w.weight nulls first, t.l, t.r limit ${limit}) negatives`;
  const rows = await engine.all<{ kind: LinkError['kind']; ls: string; lk: string; rs: string; rk: string; weight: number | null }>(
    sql`select e.kind, a.name as ls, a.key as lk, b.name as rs, b.key as rk, e.weight from (${wrong} union all ${missed}) e
        join ${named(prepared)} a on a.rid = e.l join ${named(prepared)} b on b.rid = e.r order by e.kind, e.weight, a.key, b.key`,
    prepared.options,
  );
  await known?.drop();
  return rows.map(({ kind, ls, lk, rs, rk, weight }) => ({ kind, left: { source: ls, key: lk }, right: { source: rs, key: rk }, weight }));
}
