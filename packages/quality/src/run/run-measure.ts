import type { Rule } from '@sogoc/contract';
import { type Engine, sql } from '@sogoc/engine';
import type { FindingOptions, Findings } from '../findings.ts';
import type { MeasureRuleKind, RuleContext } from '../rule-kind.ts';
import type { RuleResult } from '../scorecard.ts';
import { compared, notMeasured } from './result.ts';

/** Runs one rule about a table as a whole. Where its number counts records that break the rule, these come out. */
export async function runMeasure(
  engine: Engine,
  rule: Rule,
  kind: MeasureRuleKind,
  context: RuleContext,
  into: Pick<Findings, 'add'>,
  options: FindingOptions,
): Promise<RuleResult> {
  const measure = await kind.measure(rule.check as never, context, engine, options);
  if (!measure) return notMeasured(rule, 'NO_RECORDS', 'No record that the rule speaks about');
  await using records = measure.records;
  if (records && records.rows > 0 && kind.finds) {
    const { database, table, id, severity } = rule;
    const none = engine.dialect.cast(sql`null`, 'text');
    const query = sql`select record_key, ${none} as observed, ${none} as expected from ${records.name}`;
    await into.add({ database, table, column: null, rule: id, severity, kind: kind.finds, origin: null, personal: false, query });
  }
  return compared(rule, measure);
}
