import { id, join, sql } from '@sogoc/engine';
import type { Prepared } from '../prepare/prepared.ts';

/**
 * P(equal values | different things) by comparison, from pairs within a source: a source that is linked to another holds few things twice, so nearly all that its own records share
 * they share by chance. Tells same things from chance where only one comparison is there, and no block could teach it. A source that does hold things twice makes it too high, which
 * links less.
 * @returns undefined where a comparison's first level is not that of equal values, or no source has two values.
 */
export async function equalWithinSources(prepared: Prepared): Promise<(number | undefined)[]> {
  const { engine, records, comparisons, dictionaries, options } = prepared;
  const shares: (number | undefined)[] = [];
  for (const [i, { comparison, values }] of comparisons.entries()) {
    const first = comparison.levels[0]?.test;
    const names = first?.kind === 'exact' ? (first.inputs ?? [0]).map((place) => values[place]) : [];
    const equal = names.flatMap((name) => (name === undefined ? [] : [id(name)]));
    const dictionary = dictionaries[i];
    if (equal.length === 0 || !dictionary) {
      shares.push(undefined);
      continue;
    }
    const there = equal.map((name) => sql`v.${name} is not null`).reduce((all, one) => sql`${all} and ${one}`);
    const held = sql`select r.source, ${join(equal.map((name) => sql`v.${name}`))} from ${records.name} r join ${dictionary.name} v on v.code = r.${id(`c${i}`)} where ${there}`;
    const counted = sql`select source, ${engine.dialect.cast(sql`count(*)`, 'double')} as n from (${held}) as held group by source, ${join(equal)}`;
    const bySource = sql`select sum(n * (n - 1)) as equal, sum(n) as held from (${counted}) as counted group by source`;
    const { same, pairs } = await engine.one<{ same: number; pairs: number }>(
      sql`select coalesce(sum(equal), 0) as same, coalesce(sum(held * (held - 1)), 0) as pairs from (${bySource}) as sources`,
      options,
    );
    // Both count each pair twice; one never seen counts as half a pair.
    shares.push(pairs > 0 ? (same + 1) / pairs : undefined);
  }
  return shares;
}

/** P(level | different things) with other shares of equal values, the first level; what the others have is shared in proportion. */
export function withEqual(u: readonly (readonly number[])[], equal: readonly (number | undefined)[]): number[][] {
  return u.map((row, i) => {
    const first = equal[i];
    if (first === undefined) return [...row];
    const rest = row.reduce((sum, share, j) => (j === 0 ? sum : sum + share), 0);
    return row.map((share, j) => (j === 0 ? Math.min(first, 1) : (share / rest) * (1 - Math.min(first, 1))));
  });
}
