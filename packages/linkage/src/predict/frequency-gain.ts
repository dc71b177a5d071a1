import { id, join, type Sql, sql } from '@sogoc/engine';
import type { Comparison, LinkModel } from '../model/link-model.ts';
import type { Prepared } from '../prepare/prepared.ts';
import { parametersOf } from '../train/parameters.ts';

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
 */
export function frequencyGains(prepared: Prepared, model: LinkModel): FrequencyGains {
  const { m, u } = parametersOf(model);
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
      const reference = referenceLevel(compiled.comparison, j);
      const top = u[i]?.[reference] ?? 1;
      const taken = 1 + (model.duplication ?? 0) * (m[i]?.[reference] ?? 1);
      const rare = Math.max(minimum, 1e-12);
      const left = shareSql(`l${i}`, frequency.name, taken);
      const both = !holdsSameValue(compiled.comparison, j);
      if (both) bothSides.add(i);
      const share = both ? sql`greatest(${left}, ${shareSql(`r${i}`, frequency.name, taken)}, ${rare})` : sql`greatest(${left}, ${rare})`;
      cases.push(sql`when ${BigInt((j + 1) * place)} then ${weight} * (${log2(top)} - log2(${share}))`);
      bounds.push(sql`when ${BigInt((j + 1) * place)} then cast(${weight * Math.max(0, Math.log2(top) - Math.log2(rare))} as double)`);
    }
    if (cases.length === 0) continue;
    used.push(i);
    gains.push(sql`case ${patterns.digit(sql`p.pattern`, i)} ${join(cases, sql` `)} else 0 end`);
    mosts.push((pattern) => sql`case ${patterns.digit(pattern, i)} ${join(bounds, sql` `)} else 0 end`);
  }
  if (used.length === 0) return { gain: sql`0`, byComparison: new Map(), most: () => sql`0`, joins: sql`` };
  const lookups = used.flatMap((i) => [lookup(prepared, i, 'a', `l${i}`), ...(bothSides.has(i) ? [lookup(prepared, i, 'b', `r${i}`)] : [])]);
  const right = bothSides.size > 0 ? sql`join ${prepared.records.name} b on b.rid = p.r` : sql``;
  return {
    gain: join(gains, sql` + `),
    byComparison: new Map(used.map((i, index) => [i, gains[index] ?? sql`0`])),
    most: (pattern) =>
      join(
        mosts.map((most) => most(pattern)),
        sql` + `,
      ),
    joins: sql`join ${prepared.records.name} a on a.rid = p.l ${right} ${join(lookups, sql` `)}`,
  };
}

/** Are the values whose frequency the level follows equal on both sides, so that one look-up is enough? */
function holdsSameValue(comparison: Comparison, level: number): boolean {
  const { test, termFrequency } = comparison.levels[level] ?? {};
  if (test?.kind !== 'exact') return false;
  const all = comparison.inputs.map((_, input) => input);
  return (termFrequency?.inputs ?? all).every((input) => (test.inputs ?? all).includes(input));
}

/** The most alike level that follows the frequency of the same inputs. */
function referenceLevel(comparison: Comparison, level: number): number {
  const inputs = (j: number): string => String(comparison.levels[j]?.termFrequency?.inputs ?? 'all');
  return comparison.levels.findIndex((other, j) => other.termFrequency && inputs(j) === inputs(level));
}

function lookup(prepared: Prepared, comparison: number, side: string, alias: string): Sql {
  return sql`left join ${prepared.dictionaries[comparison]?.name ?? id('none')} ${id(alias)} on ${id(alias, 'code')} = ${id(side, `c${comparison}`)}`;
}

function shareSql(alias: string, name: string, taken: number): Sql {
  const [f, t, g] = [id(alias, name), id(alias, name.replace('f', 't')), id(alias, name.replace('f', 'g'))];
  return sql`coalesce(${g}, greatest(${f} - ${taken}, 1) / ${t}, 0)`;
}

const log2 = (value: number): Sql => sql`cast(${Math.log2(value)} as double)`;
