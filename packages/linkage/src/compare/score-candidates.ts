import { id, type Sql, sql, type WorkTable } from '@sogoc/engine';
import { candidatePairs } from '../blocking/candidate-pairs.ts';
import { countPairs, type RuleCount } from '../blocking/count-pairs.ts';
import type { PlacedRule, Prepared } from '../prepare/prepared.ts';
import { scorePairs } from './score-pairs.ts';

/** Pairs enough to learn from in one block. */
const trainingPairs = 500_000;

/**
 * Pairs of some rules with their patterns: l, r, rules, pattern. Made in parts of `pairsAtATime`, so that memory is bounded. Of a rule that serves training
 * alone, about half a million pairs are taken.
 * @param known counts of rules made before: the others are counted.
 */
export async function scoreCandidates(prepared: Prepared, rules: readonly PlacedRule[], known: readonly RuleCount[] = []): Promise<WorkTable> {
  const { engine, options } = prepared;
  const unknown = rules.filter(({ rule }) => !known.some((count) => count.rule === rule));
  const counts = [...known, ...(await countPairs(prepared, unknown, options))];
  const pairsOf = ({ rule }: PlacedRule): number => counts.find((count) => count.rule === rule)?.pairs ?? 0;
  const shares = new Map(rules.map((rule) => [rule.position, rule.predicts ? 1 : Math.min(1, trainingPairs / Math.max(pairsOf(rule), 1))]));
  const total = rules.reduce((sum, rule) => sum + pairsOf(rule) * (shares.get(rule.position) ?? 1), 0);
  const parts = Math.max(1, Math.ceil(total / (options.pairsAtATime ?? 10_000_000)));
  const condition = (rule: PlacedRule, part: number): Sql => {
    const own = parts === 1 ? sql`true` : sql`${id('a', 'rid')} % ${parts} = ${part}`;
    const share = shares.get(rule.position) ?? 1;
    return share === 1
      ? own
      : sql`${own} and (cast(${id('a', 'rid')} as bigint) * 7919 + cast(${id('b', 'rid')} as bigint) * 104729) % 10007 < ${Math.ceil(share * 10007)}`;
  };
  let all: WorkTable | undefined;
  for (let part = 0; part < parts; part += 1) {
    const scored = await scorePairs(
      prepared,
      candidatePairs(prepared, rules, (rule) => condition(rule, part)),
    );
    if (!all) all = scored;
    else {
      await engine.run(sql`insert into ${all.name} select * from ${scored.name}`, options);
      await scored.drop();
    }
  }
  if (!all) throw new RangeError('at least one part');
  const table = all;
  const { rows } = await engine.one<{ rows: number }>(sql`select count(*) as rows from ${table.name}`);
  return { name: table.name, rows, drop: () => table.drop(), [Symbol.asyncDispose]: () => table.drop() };
}
