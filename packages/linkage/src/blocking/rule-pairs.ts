import { and, id, type Sql, sql } from '@sogoc/engine';
import type { PlacedRule, Prepared } from '../prepare/prepared.ts';

/** The records of a rule with their blocks: rid, source, block. Blocks above the rule's maximum are left out. */
export function blocksOf(prepared: Prepared, rule: PlacedRule): Sql {
  const block = rule.exploded ? id('block') : id(`b${rule.position}`);
  const all = sql`select rid, source, ${block} as block from ${rule.exploded?.name ?? prepared.records.name} where ${block} is not null`;
  const { maximumBlock } = rule.rule;
  if (maximumBlock === undefined) return all;
  return sql`select rid, source, block from (select *, count(*) over (partition by block) as size from (${all}) blocks) sized where size <= ${maximumBlock}`;
}

/** Has every record one block at most, known beforehand? */
export const isPlain = (rule: PlacedRule): boolean => rule.exploded === undefined && rule.rule.maximumBlock === undefined;

/** Pairs of a rule as a query: l, r (l < r), rules (its bit). A pair of a list rule may come several times. */
export function rulePairs(prepared: Prepared, rule: PlacedRule): Sql {
  const blocks = blocksOf(prepared, rule);
  const apart = prepared.model.kind === 'link' ? sql`a.source <> b.source` : sql`true`;
  return sql`select a.rid as l, b.rid as r, ${2 ** rule.position} as rules from (${blocks}) a join (${blocks}) b on a.block = b.block
    where ${and(sql`a.rid < b.rid`, apart)}`;
}

/** The comparisons that compare nothing but a key of the rule each; undefined where there is a key that none does. */
export function equalBy({ comparisons }: Prepared, { rule }: PlacedRule): Set<number> | undefined {
  const found = rule.keys.map((key) =>
    comparisons.findIndex(({ comparison, equalIsFirst }) => equalIsFirst && JSON.stringify(comparison.inputs[0]) === JSON.stringify(key)),
  );
  return found.includes(-1) ? undefined : new Set(found);
}
