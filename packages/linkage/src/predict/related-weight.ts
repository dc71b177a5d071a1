import { join, type Sql, sql } from '@sogoc/engine';
import type { PatternCode } from '../compare/pattern.ts';
import type { LinkModel } from '../model/link-model.ts';
import { parametersOf } from '../train/parameters.ts';
import { exactly } from './exactly.ts';
import type { FrequencyGains } from './frequency-gain.ts';
import { differentTieBits, tieWeightSql } from './tie-weight.ts';
import type { RelatedBits } from './weigh-levels.ts';

/** See `RelatedBits`; null where the model knows of no related things. */
export function relatedBits(model: LinkModel): RelatedBits | null {
  const { related } = model;
  if (!related) return null;
  const { u, prior } = parametersOf(model);
  const apart = model.comparisons.findIndex((comparison) => comparison.name === related.apart);
  const levels = related.levels.map((row, i) => [0, ...row.map((value, j) => (i === apart ? 0 : Math.log2(value / (u[i]?.[j] ?? 1))))]);
  return { prior: Math.log2(related.share / Math.max(1 - prior - related.share, 1e-12)), levels, apart, ties: differentTieBits(model) };
}

/** `relatedWeight` over a pattern and the joins of `gains`; null where the model knows of no related things. */
export function relatedWeightSql(pattern: Sql, model: LinkModel, code: PatternCode, gains: FrequencyGains): Sql | null {
  const bits = relatedBits(model);
  if (!bits) return null;
  const steps = bits.levels.map((row, i) => {
    const cases = row.flatMap((weight, level) => (level === 0 ? [] : [sql`when ${BigInt(level * (code.places[i] ?? 1))} then ${exactly(weight)}`]));
    return sql`case ${code.digit(pattern, i)} ${join(cases, sql` `)} else ${exactly(0)} end`;
  });
  const rare = [...gains.byComparison].flatMap(([i, gain]) => (i === bits.apart ? [] : [sql`(${gain})`]));
  const tied = bits.ties.map((tie) => sql`-(${tieWeightSql(tie, pattern, code)})`);
  const sum = join([exactly(bits.prior), ...steps, ...rare, ...tied], sql` + `);
  return sql`-(ln(1 + power(cast(2 as double), least(500, ${sum}))) / ln(cast(2 as double)))`;
}
