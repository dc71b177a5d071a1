import { type RunOptions, sql } from '@sogoc/engine';
import type { Title } from '../compare/level-title.ts';
import type { BlockingRule } from '../model/link-model.ts';
import { ruleTitle } from '../model/rule-title.ts';
import type { PlacedRule, Prepared } from '../prepare/prepared.ts';
import { blocksOf } from './rule-pairs.ts';

export interface RuleCount {
  rule: BlockingRule;
  /** In words. */
  title: Title;
  /** Pairs that the rule makes, before the rules are put together. */
  pairs: number;
  /** Records in the largest block. */
  largestBlock: number;
  blocks: number;
}

/** How many pairs each rule would make, from block sizes alone: no pair is made. */
export async function countPairs(prepared: Prepared, rules: readonly PlacedRule[] = prepared.rules, options?: RunOptions): Promise<RuleCount[]> {
  const counts: RuleCount[] = [];
  for (const rule of rules) counts.push(await countRule(prepared, rule, options));
  return counts;
}

async function countRule(prepared: Prepared, rule: PlacedRule, options?: RunOptions): Promise<RuleCount> {
  const { engine } = prepared;
  const blocks = blocksOf(prepared, rule);
  const linking = prepared.model.kind === 'link';
  const bySource = sql`select block, source, count(*) as n from (${blocks}) records group by block, source`;
  const byBlock = linking
    ? sql`select sum(n) as n, sum(n * n) as within from (${bySource}) sources group by block`
    : sql`select n, n as within from (select count(*) as n from (${blocks}) records group by block) counted`;
  const row = await engine.one<{ pairs: number; largest: number; blocks: number }>(
    sql`select ${engine.dialect.cast(sql`coalesce(sum((n * n - within) / 2), 0)`, 'double')} as pairs,
          ${engine.dialect.cast(sql`coalesce(max(n), 0)`, 'bigint')} as largest, count(*) as blocks from (${byBlock}) blocks`,
    options,
  );
  return { rule: rule.rule, title: ruleTitle(rule.rule), pairs: row.pairs, largestBlock: row.largest, blocks: row.blocks };
}
