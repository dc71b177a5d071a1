import { join, type Sql, sql } from '@sogoc/engine';
import type { PatternCode } from '../compare/pattern.ts';
import type { LinkModel } from '../model/link-model.ts';
import { parametersOf } from '../train/parameters.ts';
import { exactly } from './exactly.ts';
import type { FrequencyGains } from './frequency-gain.ts';
import { differentTieBits, type TieBits, tieWeight, tieWeightSql } from './tie-weight.ts';

/** Bits that speak for related things rather than others: before comparing, and by comparison and level (0: missing). `apart` tells related things as little as others. */
interface RelatedBits {
  prior: number;
  levels: number[][];
  apart: number;
  /** Of different things, which these are beside. */
  ties: readonly TieBits[];
}

function relatedBits(model: LinkModel): RelatedBits | null {
  const { related } = model;
  if (!related) return null;
  const { u, prior } = parametersOf(model);
  const apart = model.comparisons.findIndex((comparison) => comparison.name === related.apart);
  const levels = related.levels.map((row, i) => [0, ...row.map((value, j) => (i === apart ? 0 : Math.log2(value / (u[i]?.[j] ?? 1))))]);
  return { prior: Math.log2(related.share / Math.max(1 - prior - related.share, 1e-12)), levels, apart, ties: differentTieBits(model) };
}

/**
 * What is taken off a pair's weight because different things that share much are as alike: log2(1 + 2^x), x being the bits that speak for such rather than chance.
 * Asked with levels by comparison (0: missing) and their bits of frequency; gives bits, not above 0; 0 where the model knows of no related things.
 */
export function relatedWeigher(model: LinkModel): (levels: ArrayLike<number>, gains: readonly number[]) => number {
  const bits = relatedBits(model);
  if (!bits) return () => 0;
  return (levels, gains) => {
    const tied = bits.ties.reduce((all, tie) => all + tieWeight(tie, levels), 0);
    const sum = bits.levels.reduce((all, row, i) => all + (row[levels[i] ?? 0] ?? 0) + (i === bits.apart ? 0 : (gains[i] ?? 0)), bits.prior) - tied;
    return sum > 500 ? -sum : -Math.log2(1 + 2 ** sum);
  };
}

/** The same over a pattern and the joins of `gains`; null where the model knows of no related things. */
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
