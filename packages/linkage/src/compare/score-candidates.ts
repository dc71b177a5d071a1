import { id, type Sql, sql, type WorkTable } from '@sogoc/engine';
import { candidatePairs } from '../blocking/candidate-pairs.ts';
import { countPairs } from '../blocking/count-pairs.ts';
import type { PlacedRule, Prepared } from '../prepare/prepared.ts';
import { scorePairs } from './score-pairs.ts';

/** Pairs enough to learn from in one block. */
const trainingPairs = 500_000;

/**
 * Pairs of some rules with their patterns: l, r, rules, pattern. Made in parts of `pairsAtATime`, so that memory is bounded. Of a rule that serves training
 * alone, about half a million pairs are taken.
 */
export async function scoreCandidates(prepared: Prepared, rules: readonly PlacedRule[]): Promise<WorkTable> {
  const { engine, options } = prepared;
  const counts = await countPairs(prepared, rules, options);
  const shares = new Map(
    rules.map((rule, index) => [rule.position, rule.predicts ? 1 : Math.min(1, trainingPairs / Math.max(counts[index]?.pairs ?? 1, 1))]),
  );
  const total = rules.reduce((sum, rule, index) => sum + (counts[index]?.pairs ?? 0) * (shares.get(rule.position) ?? 1), 0);
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
