import type { Rule } from '@sogoc/contract';
import { type Engine, id, join, sql, type WorkTable } from '@sogoc/engine';
import { type FindingOptions, rows } from '../findings.ts';
import type { RecordRuleKind, RuleContext } from '../rule-kind.ts';
import type { RuleResult } from '../scorecard.ts';
import { type Compiled, RecordScan } from './record-scan.ts';
import { isWrongGuess, measured, withdrawn } from './result.ts';

export interface RecordRuleOf {
  rule: Rule;
  kind: RecordRuleKind;
}

/** Rules in one scan: more columns than this make the engine's vectors leave the processor's cache. Measured: see docs/adr/0025. */
const perScan = 64;

/** Splits the rules of a table into scans; rules of one column stay together, since they leave values to each other. */
export function scansOf(rules: readonly RecordRuleOf[]): RecordRuleOf[][] {
  const byColumn = Map.groupBy(rules, ({ rule: { check } }) => ('column' in check ? check.column : ''));
  const scans: RecordRuleOf[][] = [];
  for (const group of byColumn.values()) {
    const last = scans.at(-1);
    if (last && last.length + group.length <= perScan) last.push(...group);
    else scans.push([...group]);
  }
  return scans;
}

/** Runs the rules of one scan: counts first, then a second scan for the findings of those that failed. */
export async function runRecords(
  engine: Engine,
  group: readonly RecordRuleOf[],
  context: RuleContext,
  into: WorkTable,
  options: FindingOptions,
): Promise<RuleResult[]> {
  const scan = new RecordScan(context);
  for (const { rule, kind } of group) scan.add(rule, kind);
  const counted = await count(engine, scan, scan.rules, options);
  const wrong = counted.filter(({ compiled: { rule }, checked, failed }) => isWrongGuess(rule, checked, failed));
  // Values that a withdrawn rule had kept from others are theirs again.
  const kept = wrong.length === 0 ? counted : await count(engine, scan, without(scan.rules, wrong), options);
  await emit(engine, scan, kept, into, options);
  return [
    ...wrong.map(({ compiled: { rule }, checked, failed }) => withdrawn(rule, checked, failed)),
    ...kept.map(({ compiled: { rule }, checked, failed }) => measured(rule, checked, failed)),
  ];
}

interface Counted {
  compiled: Compiled;
  checked: number;
  failed: number;
}

function without(rules: readonly Compiled[], wrong: readonly Counted[]): Compiled[] {
  return rules.filter((rule) => !wrong.some(({ compiled }) => compiled === rule));
}

async function count(engine: Engine, scan: RecordScan, rules: readonly Compiled[], options: FindingOptions): Promise<Counted[]> {
  if (rules.length === 0) return [];
  const counts = await engine.one<Record<string, number>>(scan.counts(rules), options);
  return rules.map((compiled, i) => ({ compiled, checked: counts[`checked${i}`] ?? 0, failed: counts[`failed${i}`] ?? 0 }));
}

async function emit(engine: Engine, scan: RecordScan, counted: readonly Counted[], into: WorkTable, options: FindingOptions): Promise<void> {
  const failing = counted.flatMap(({ failed }, i) => (failed > 0 ? [i] : []));
  if (failing.length === 0) return;
  const rules = counted.map(({ compiled }) => compiled);
  await using failures = await engine.materialize('failures', scan.failures(rules, failing), options);
  const queries = failing.flatMap((i) => {
    const compiled = rules[i];
    if (!compiled) return [];
    const { rule, kind } = compiled;
    const query = sql`select record_key, ${id(`o${i}`)} as observed, ${id(`x${i}`)} as expected from ${failures.name} where ${id(`e${i}`)}`;
    const personal = scan.isPersonal(compiled);
    const { database, table, severity } = rule;
    return [
      rows(
        { database, table, column: compiled.sql.column, rule: rule.id, severity, kind: kind.finds, origin: null, personal, query },
        engine.dialect,
        options,
      ),
    ];
  });
  await engine.run(sql`insert into ${into.name} ${join(queries, sql` union all `)}`, options);
}
