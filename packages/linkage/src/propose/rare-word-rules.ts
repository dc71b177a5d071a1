import { type Engine, type RunOptions, type Sql, sql } from '@sogoc/engine';
import { type Expression, expressionSql, type Step } from '../model/expression.ts';
import type { BlockingRule } from '../model/link-model.ts';
import { ruleTitle } from '../model/rule-title.ts';
import { fewestWords, isLong, type RoledColumn } from './column-role.ts';
import { type BlockingBudget, type ProposedRule, pairBudget } from './propose-blocking.ts';

/** Most records that hold a word that is still taken for rare, the highest first. */
const sizes = [20, 10, 5];
/** The share of the pair budget that one such rule may take, and for how many columns there is one: those whose texts differ most. */
const [shareOfBudget, mostColumns] = [0.125, 2];
const each: Step[] = [{ split: ' ' }];

/** Rules by which records meet that share a word that few records hold, for the columns of many words, within a share of the budget. Two words side by side tell more, but a long text has too many. */
export async function rareWordRules(
  engine: Engine,
  relation: Sql,
  columns: readonly RoledColumn[],
  budget: BlockingBudget = {},
  options?: RunOptions,
): Promise<ProposedRule[]> {
  const telling = columns.filter(({ facts }) => facts.wordCount >= fewestWords).toSorted((a, b) => told(b) - told(a));
  const { rows } = await engine.one<{ rows: number }>(sql`select count(*) as rows from ${relation}`, options);
  const rules: ProposedRule[] = [];
  for (const { facts } of telling.slice(0, mostColumns)) {
    for (const last of isLong(facts) ? each : [...each, 'word-pairs' as const]) {
      const words: Expression = { column: facts.name, steps: ['fold', last] };
      for (const size of sizes) {
        const pairs = await countPairs(engine, relation, words, size, options);
        if (pairs > pairBudget(rows, budget) * shareOfBudget) continue;
        const rule: BlockingRule = { keys: [words], maximumBlock: size };
        rules.push({ rule, pairs, adds: 0, reason: (texts) => texts.rareWords(ruleTitle(rule), pairs, size) });
        break;
      }
    }
  }
  return rules;
}

/** Bits that knowing the value of a column gives at most, over all records. */
const told = ({ facts }: RoledColumn): number => facts.present * Math.log2(Math.max(1, facts.distinct));

/** Pairs of records that share a word which at most so many hold; who share several count for each. */
async function countPairs(engine: Engine, relation: Sql, words: Expression, size: number, options?: RunOptions): Promise<number> {
  const { dialect } = engine;
  const listed = sql`select row_number() over () as record, ${expressionSql(words, dialect)} as words from ${relation}`;
  const held = sql`select distinct record, w.value as word from (${listed}) as r cross join ${dialect.unnest(sql`words`, 'w')}`;
  const { pairs } = await engine.one<{ pairs: number }>(
    sql`select cast(coalesce(sum(n * (n - 1) / 2), 0) as double) as pairs from (select count(*) as n from (${held}) as h group by word having count(*) <= ${size}) as c`,
    options,
  );
  return pairs;
}
