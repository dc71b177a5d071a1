import { join, type Sql, sql } from '@sogoc/engine';
import type { Comparison, LinkModel } from '../model/link-model.ts';
import type { Prepared } from '../prepare/prepared.ts';
import { parametersOf } from '../train/parameters.ts';
import { referenceLevel, sharesByPair, type ValueShares } from './value-shares.ts';

/** What the frequency of values adds to the weight of a pair. */
export interface FrequencyGains {
  /** Bits, over alias `p` (l, r, pattern) and `joins`. */
  readonly gain: Sql;
  /** The same for each comparison that has frequencies, by its position. */
  readonly byComparison: ReadonlyMap<number, Sql>;
  /** Most bits that a pattern can gain. */
  most(pattern: Sql): Sql;
  readonly joins: Sql;
}

/**
 * A level that follows the frequency f of its value, with setting w, weighs w x log2(U / f) more, U being u of the most alike level with that
 * frequency. (Winkler 1989.) f is that of the more frequent of the two values. The records of the same thing repeat a value without making it common,
 * so the record itself and its expected partners are taken off the count first: a value that only one thing has is as rare as can be.
 * @param shares where the frequencies are read.
 */
export function frequencyGains(prepared: Prepared, model: LinkModel, shares: ValueShares = sharesByPair(prepared, model)): FrequencyGains {
  const { u } = parametersOf(model);
  const { patterns } = prepared;
  const used: number[] = [];
  const bothSides = new Set<number>();
  const gains: Sql[] = [];
  const mosts: ((pattern: Sql) => Sql)[] = [];
  for (const [i, compiled] of prepared.comparisons.entries()) {
    const place = patterns.places[i] ?? 1;
    const cases: Sql[] = [];
    const bounds: Sql[] = [];
    for (const [j, frequency] of compiled.frequencyOf.entries()) {
      if (!frequency) continue;
      const { weight, minimum } = frequency.setting;
      const top = u[i]?.[referenceLevel(compiled.comparison, j)] ?? 1;
      const rare = Math.max(minimum, 1e-12);
      const left = shares.share(i, frequency.name, 'a');
      const both = !holdsSameValue(compiled.comparison, j);
      if (both) bothSides.add(i);
      const share = both ? sql`greatest(${left}, ${shares.share(i, frequency.name, 'b')}, ${rare})` : sql`greatest(${left}, ${rare})`;
      cases.push(sql`when ${BigInt((j + 1) * place)} then ${weight} * (${log2(top)} - log2(${share}))`);
      bounds.push(sql`when ${BigInt((j + 1) * place)} then cast(${weight * Math.max(0, Math.log2(top) - Math.log2(rare))} as double)`);
    }
    if (cases.length === 0) continue;
    used.push(i);
    gains.push(sql`case ${patterns.digit(sql`p.pattern`, i)} ${join(cases, sql` `)} else 0 end`);
    mosts.push((pattern) => sql`case ${patterns.digit(pattern, i)} ${join(bounds, sql` `)} else 0 end`);
  }
  if (used.length === 0) return { gain: sql`0`, byComparison: new Map(), most: () => sql`0`, joins: sql`` };
  return {
    gain: join(gains, sql` + `),
    byComparison: new Map(used.map((i, index) => [i, gains[index] ?? sql`0`])),
    most: (pattern) =>
      join(
        mosts.map((most) => most(pattern)),
        sql` + `,
      ),
    joins: shares.joins(used, bothSides),
  };
}

/** Are the values whose frequency the level follows equal on both sides, so that one look-up is enough? */
function holdsSameValue(comparison: Comparison, level: number): boolean {
  const { test, termFrequency } = comparison.levels[level] ?? {};
  if (test?.kind !== 'exact') return false;
  const all = comparison.inputs.map((_, input) => input);
  return (termFrequency?.inputs ?? all).every((input) => (test.inputs ?? all).includes(input));
}

const log2 = (value: number): Sql => sql`cast(${Math.log2(value)} as double)`;
