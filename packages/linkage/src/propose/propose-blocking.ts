import { type Engine, id, join, type RunOptions, type Sql, sql } from '@sogoc/engine';
import { expressionSql } from '../model/expression.ts';
import type { BlockingRule } from '../model/link-model.ts';
import { ruleTitle } from '../model/rule-title.ts';
import type { CandidateKey } from './blocking-candidates.ts';
import { imaginePairs } from './expected-recall.ts';
import type { ReasonTexts } from './reason-texts.ts';

export interface ProposedRule {
  rule: BlockingRule;
  /** Pairs that it makes, estimated on a sample. */
  pairs: number;
  /** Share of same pairs that it is guessed to add to the rules before it. */
  adds: number;
  reason: (texts: ReasonTexts) => string;
}

export interface BlockingBudget {
  /** Pairs of all rules together; default 40 a record, at least 200,000. */
  pairs?: number;
  /** At most so many rules; default 8. */
  rules?: number;
}

/** How many pairs all rules may make together. */
export const pairBudget = (rows: number, budget: BlockingBudget): number => budget.pairs ?? Math.max(200_000, rows * 40);

/**
 * Chooses rules of one to three keys within a budget of pairs: each time the one that is guessed to find most same pairs that no rule before it finds.
 * @param relation all records of all tables, with the keys' columns.
 */
export async function proposeBlocking(
  engine: Engine,
  relation: Sql,
  keys: readonly CandidateKey[],
  budget: BlockingBudget = {},
  options?: RunOptions,
): Promise<ProposedRule[]> {
  const { rows } = await engine.one<{ rows: number }>(sql`select count(*) as rows from ${relation}`, options);
  const total = pairBudget(rows, budget);
  const candidates = await countCombinations(engine, relation, keys, rows, total / 2, options);
  const imagined = imaginePairs(keys);
  const found = imagined.map(() => false);
  const chosen: ProposedRule[] = [];
  let left = total;
  while (chosen.length < (budget.rules ?? 8)) {
    let best: { candidate: Combination; adds: number; worth: number } | null = null;
    for (const candidate of candidates) {
      if (candidate.pairs > left) continue;
      const adds = imagined.filter((agrees, i) => !found[i] && candidate.keys.every((key) => agrees[key])).length / imagined.length;
      const worth = adds / (1 + candidate.pairs / total);
      if (adds > 0.002 && (best === null || worth > best.worth)) best = { candidate, adds, worth };
    }
    if (!best) break;
    const { candidate, adds } = best;
    for (const [i, agrees] of imagined.entries()) if (candidate.keys.every((key) => agrees[key])) found[i] = true;
    left -= candidate.pairs;
    const rule: BlockingRule = { keys: candidate.keys.flatMap((key) => keys.slice(key, key + 1).map(({ expression }) => expression)) };
    const reason: ProposedRule['reason'] = (texts) => texts.rule(ruleTitle(rule), candidate.pairs, adds);
    chosen.push({ rule, pairs: candidate.pairs, adds, reason });
  }
  return chosen;
}

interface Combination {
  keys: number[];
  pairs: number;
}

/** Combinations of keys of different columns with their pairs, as few keys as the limit allows: what is below it alone needs no second key. */
async function countCombinations(
  engine: Engine,
  relation: Sql,
  keys: readonly CandidateKey[],
  rows: number,
  limit: number,
  options?: RunOptions,
): Promise<Combination[]> {
  const { dialect } = engine;
  const share = Math.min(1, 60_000 / Math.max(rows, 1));
  const sample = await engine.materialize(
    'link_keys',
    sql`select ${join(keys.map((key, i) => sql`${dialect.hash64(expressionSql(key.expression, dialect))} as ${id(`k${i}`)}`))} from ${dialect.sample(relation, share, 11)}`,
    options,
  );
  const scale = (Math.max(rows, 1) / Math.max(sample.rows, 1)) ** 2;
  const count = async (combination: number[]): Promise<Combination> => {
    const names = combination.map((key) => sql`${id(`k${key}`)}`);
    const present = join(
      names.map((name) => sql`${name} is not null`),
      sql` and `,
    );
    const { pairs } = await engine.one<{ pairs: number }>(
      sql`select ${dialect.cast(sql`coalesce(sum(n * (n - 1) / 2), 0)`, 'double')} as pairs
          from (select count(*) as n from ${sample.name} where ${present} group by ${join(names)} having count(*) > 1) blocks`,
      options,
    );
    return { keys: combination, pairs: pairs * scale };
  };
  const wide: Combination[] = [];
  const good: Combination[] = [];
  for (const [i] of keys.entries()) {
    const combination = await count([i]);
    (combination.pairs <= limit ? good : wide).push(combination);
  }
  for (let size = 2; size <= 3; size += 1) {
    const open = wide.splice(0);
    for (const { keys: before } of open) {
      for (let next = (before.at(-1) ?? 0) + 1; next < keys.length; next += 1) {
        if (before.some((key) => keys[key]?.column === keys[next]?.column)) continue;
        const combination = await count([...before, next]);
        (combination.pairs <= limit ? good : wide).push(combination);
      }
      if (good.length > 600) break;
    }
  }
  await sample.drop();
  return good;
}
