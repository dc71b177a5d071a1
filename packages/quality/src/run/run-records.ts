import { type Engine, id, join, sql, type WorkTable } from '@sogoc/engine';
import { type FindingOptions, rows } from '../findings.ts';
import type { RuleResult } from '../scorecard.ts';
import type { CompiledRule } from './flags.ts';
import { isWrongGuess, leadsToRecords, measured, withdrawn } from './result.ts';
import type { Scan } from './scan.ts';

interface Counted {
  compiled: CompiledRule;
  checked: number;
  failed: number;
  variants: number;
}

/** Runs the rules of one scan: counts first, then the findings of those that failed. */
export async function runRecords(engine: Engine, scan: Scan, into: WorkTable, options: FindingOptions): Promise<RuleResult[]> {
  const held = scan.rules.filter(({ sql: { holds } }) => holds !== undefined);
  const asked = scan.rules.filter((rule) => !held.includes(rule));
  const counted = await count(engine, scan, asked, options);
  const wrong = counted.filter(({ compiled: { rule }, checked, failed }) => isWrongGuess(rule, checked, failed));
  // Values that a withdrawn rule had kept from others are theirs again.
  const rest = asked.filter((rule) => !wrong.some(({ compiled }) => compiled === rule));
  const kept = wrong.length === 0 ? counted : await count(engine, scan, rest, options);
  await emit(engine, scan, kept, into, options);
  return [
    ...held.map(({ rule, sql: { holds } }) => measured(rule, holds ?? 0, 0)),
    ...wrong.map(({ compiled: { rule }, checked, failed }) => withdrawn(rule, checked, failed)),
    ...kept.map(({ compiled: { rule }, checked, failed, variants }) => measured(rule, checked, failed, variants)),
  ];
}

async function count(engine: Engine, scan: Scan, rules: readonly CompiledRule[], options: FindingOptions): Promise<Counted[]> {
  if (rules.length === 0) return [];
  const found = await engine.one<Record<string, number>>(scan.counts(rules), options);
  return rules.map((compiled, i) => ({
    compiled,
    checked: Number(found[`checked${i}`] ?? 0),
    failed: Number(found[`failed${i}`] ?? 0),
    variants: Number(found[`variants${i}`] ?? 0),
  }));
}

async function emit(engine: Engine, scan: Scan, counted: readonly Counted[], into: WorkTable, options: FindingOptions): Promise<void> {
  const failing = counted.flatMap(({ compiled, failed, variants }, i) =>
    failed + variants > 0 && !compiled.kind.silent && leadsToRecords(compiled.rule) ? [i] : [],
  );
  if (failing.length === 0) return;
  const rules = counted.map(({ compiled }) => compiled);
  await using failures = await engine.materialize('failures', scan.failures(rules, failing), options);
  const queries = failing.flatMap((i) => {
    const compiled = rules[i];
    if (!compiled) return [];
    const { rule, personal, sql: own } = compiled;
    const { database, table, severity } = rule;
    const found = sql`${id(`k${i}`)} as kind, ${id(`o${i}`)} as observed, ${id(`x${i}`)} as expected`;
    const query = sql`select record_key, ${found} from ${failures.name} where ${id(`e${i}`)}`;
    const set = { database, table, column: own.column, rule: rule.id, severity, kind: 'from-query' as const, origin: null, personal, query };
    return [rows(set, engine.dialect, options)];
  });
  await engine.run(sql`insert into ${into.name} ${join(queries, sql` union all `)}`, options);
}
