import { type Check, type Rule, ruleId } from '@sogoc/contract';
import { type Engine, sql } from '@sogoc/engine';
import type { TableProfile } from '@sogoc/profile';
import { type Discrepancy, type RuleResult, runRules } from '../src/index.ts';
import { tinyPack } from './tiny.ts';

export const now = (): Date => new Date('2025-08-05T10:00:00Z');

/** A rule of a contract of the database `db`. */
export function asked(table: string, check: Check, about: Partial<Rule> = {}): Rule {
  return { id: ruleId(table, check), database: 'db', table, criterion: 'correct', severity: 'medium', source: 'contract', check, ...about };
}

/** Runs rules and reads their findings. */
export async function found(engine: Engine, tables: TableProfile[], rules: Rule[]): Promise<{ results: RuleResult[]; discrepancies: Discrepancy[] }> {
  const { results, discrepancies } = await runRules(engine, tables, rules, { pack: tinyPack, now });
  await using _ = discrepancies;
  return { results, discrepancies: await engine.all<Discrepancy>(sql`select * from ${discrepancies.name} order by rule, record_key`) };
}

/** `record_key: observed → expected (kind)` of each finding. */
export const brief = (discrepancies: readonly Discrepancy[]): string[] =>
  discrepancies.map((d) => `${d.record_key}: ${d.observed ?? '∅'} → ${d.expected ?? '∅'} (${d.kind})`);
