import { join, type Sql, sql } from '@sogoc/engine';
import type { PlacedRule, Prepared } from '../prepare/prepared.ts';
import { rulePairs } from './rule-pairs.ts';

/**
 * Every pair of some rule, once: l, r, rules (bits of the rules that found it). The rules' pairs are put together and then grouped, which is about
 * four times faster than letting each rule leave out what earlier rules found.
 */
export function candidatePairs(prepared: Prepared, rules: readonly PlacedRule[], condition?: (rule: PlacedRule) => Sql): Sql {
  const { dialect } = prepared.engine;
  const all = join(
    rules.map((rule) => rulePairs(prepared, rule, condition?.(rule))),
    sql` union all `,
  );
  return sql`select l, r, ${dialect.cast(dialect.bitOrAgg(sql`rules`), 'integer')} as rules from (${all}) found group by l, r`;
}
