import { checkColumns, type Rule } from '@sogoc/contract';
import { type Engine, sql } from '@sogoc/engine';
import type { FindingOptions, Findings } from '../findings.ts';
import type { RuleContext, SetRuleKind } from '../rule-kind.ts';
import type { RuleResult } from '../scorecard.ts';
import { isWrongGuess, leadsToRecords, measured, withdrawn } from './result.ts';

/** Runs one rule about many records together. */
export async function runSet(
  engine: Engine,
  rule: Rule,
  kind: SetRuleKind,
  context: RuleContext,
  into: Pick<Findings, 'add'>,
  options: FindingOptions,
): Promise<RuleResult> {
  const compiled = kind.compile(rule.check as never, context);
  const { checked } = await engine.one<{ checked: number }>(compiled.checked, options);
  if (!compiled.findings) return measured(rule, checked, 0);
  await using found = await engine.materialize('findings', compiled.findings, options);
  if (isWrongGuess(rule, checked, found.rows)) return withdrawn(rule, checked, found.rows);
  const { database, table, severity } = rule;
  const personal = checkColumns(rule.check).some((name) => context.column(name).personal);
  const query = sql`select * from ${found.name}`;
  const set = {
    database,
    table,
    column: compiled.column,
    rule: rule.id,
    severity,
    kind: kind.finds,
    origin: compiled.origin ?? null,
    personal,
    expectedInClear: compiled.expectedInClear,
    query,
  };
  if (found.rows > 0 && leadsToRecords(rule)) await into.add(set);
  return measured(rule, checked, found.rows);
}
