import { and, id, type Sql, sql } from '@sogoc/engine';
import type { PlacedRule, Prepared } from '../prepare/prepared.ts';
import { blockSql } from '../prepare/raw-records.ts';

/** The records of a rule with their blocks: rid, source, block. Blocks above the rule's maximum are left out. */
export function blocksOf(prepared: Prepared, rule: PlacedRule): Sql {
  const block = rule.exploded ? id('block') : blockOf(prepared, rule);
  const all = sql`select rid, source, ${block} as block from ${rule.exploded?.name ?? prepared.records.name} where ${block} is not null`;
  const { maximumBlock } = rule.rule;
  if (maximumBlock === undefined) return all;
  return sql`select rid, source, block from (select *, count(*) over (partition by block) as size from (${all}) blocks) sized where size <= ${maximumBlock}`;
}

/** The block of a record, null where it has none: told by codes where these are enough, else stored. */
export function blockOf(prepared: Prepared, rule: PlacedRule): Sql {
  return blockSql(
    blockColumns(prepared, rule).map((name) => sql`${id(name)}`),
    prepared.engine.dialect,
  );
}

/** The columns of records that are equal in a block of a rule that is not over a list. */
export function blockColumns(prepared: Prepared, rule: PlacedRule): string[] {
  const codes = comparisonsOfKeys(prepared, rule);
  return codes ? codes.map((i) => `c${i}`) : [`b${rule.position}`];
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
export function equalBy(prepared: Pick<Prepared, 'comparisons'>, rule: PlacedRule): Set<number> | undefined {
  const found = comparisonsOfKeys(prepared, rule);
  return found && new Set(found);
}

/** The same, key by key. */
function comparisonsOfKeys({ comparisons }: Pick<Prepared, 'comparisons'>, { rule }: PlacedRule): number[] | undefined {
  const found = rule.keys.map((key) =>
    comparisons.findIndex(({ comparison, equalIsFirst }) => equalIsFirst && JSON.stringify(comparison.inputs[0]) === JSON.stringify(key)),
  );
  return found.includes(-1) ? undefined : found;
}
