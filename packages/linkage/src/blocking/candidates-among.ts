import { sql, type WorkTable } from '@sogoc/engine';
import type { Candidates } from '../compare/candidates.ts';
import { TableCandidates } from '../compare/table-candidates.ts';
import type { PlacedRule, Prepared } from '../prepare/prepared.ts';
import { candidatePairs } from './candidate-pairs.ts';
import { blocksOf, isPlain } from './rule-pairs.ts';

/** The predicting rules' pairs among some records only, at the cost of these. @param some a table with rid. */
export async function candidatesAmong(prepared: Prepared, some: WorkTable): Promise<Candidates> {
  const { engine, options } = prepared;
  const isAmong = sql`rid in (select rid from ${some.name})`;
  await using records = await engine.materialize('link_among', sql`select * from ${prepared.records.name} where ${isAmong}`, options);
  const rules: PlacedRule[] = [];
  for (const rule of prepared.rules.filter(({ predicts }) => predicts)) {
    if (isPlain(rule)) rules.push(rule);
    else {
      // The blocks of all records decide which are too large.
      const exploded = await engine.materialize('link_blocks', sql`select * from (${blocksOf(prepared, rule)}) blocks where ${isAmong}`, options);
      rules.push({ ...rule, rule: { keys: rule.rule.keys }, exploded });
    }
  }
  const among = { ...prepared, records, rules };
  const pairs = await engine.materialize('link_candidates', candidatePairs(among, rules), options);
  for (const { exploded } of rules) await exploded?.drop();
  return new TableCandidates(prepared, pairs);
}
