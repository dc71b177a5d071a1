import { id, sql, type WorkTable } from '@sogoc/engine';
import { candidatePairs } from '../blocking/candidate-pairs.ts';
import { countPairs } from '../blocking/count-pairs.ts';
import type { PlacedRule, Prepared } from '../prepare/prepared.ts';
import { scorePairs } from './score-pairs.ts';

/** Pairs of some rules with their patterns: l, r, rules, pattern. Made in parts of `pairsAtATime`, so that memory is bounded. */
export async function scoreCandidates(prepared: Prepared, rules: readonly PlacedRule[]): Promise<WorkTable> {
  const { engine, options } = prepared;
  const counts = await countPairs(prepared, rules, options);
  const total = counts.reduce((sum, count) => sum + count.pairs, 0);
  const parts = Math.max(1, Math.ceil(total / (options.pairsAtATime ?? 10_000_000)));
  if (parts === 1) return scorePairs(prepared, candidatePairs(prepared, rules));
  let all: WorkTable | undefined;
  for (let part = 0; part < parts; part += 1) {
    const scored = await scorePairs(prepared, candidatePairs(prepared, rules, sql`${id('a', 'rid')} % ${parts} = ${part}`));
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
