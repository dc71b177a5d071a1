import { type Engine, type Identifier, id, sql } from '@sogoc/engine';
import type { FindingOptions, FindingSet, FindingSink } from '../findings.ts';
import type { RuleResult } from '../scorecard.ts';
import type { CompiledRule } from './flags.ts';
import { isWrongGuess, leadsToRecords, measured, withdrawn } from './result.ts';
import type { Scan } from './scan.ts';

interface Counted {
  compiled: CompiledRule;
  checked: number;
  broken: number;
  failed: number;
  variants: number;
}

interface ScanRun {
  engine: Engine;
  scan: Scan;
  into: FindingSink;
  options: FindingOptions;
  stage?: Identifier;
}

/** Runs the rules of one scan: counts first, then the findings of those that failed. */
export async function runRecords(engine: Engine, scan: Scan, into: FindingSink, options: FindingOptions): Promise<RuleResult[]> {
  const stored = scan.staged ?? scan.tallied;
  if (!stored) return askAll({ engine, scan, into, options });
  await using stage = await engine.materialize('flags', stored, options);
  return await askAll({ engine, scan, into, options, stage: stage.name });
}

async function askAll(run: ScanRun): Promise<RuleResult[]> {
  const held = run.scan.rules.filter(({ sql: { holds } }) => holds !== undefined);
  const asked = run.scan.rules.filter((rule) => !held.includes(rule));
  const counted = await count(run, asked);
  const wrong = counted.filter(({ compiled: { rule }, checked, failed }) => isWrongGuess(rule, checked, failed));
  // Values that a withdrawn rule had kept from others are theirs again.
  const rest = asked.filter((rule) => !wrong.some(({ compiled }) => compiled === rule));
  const kept = wrong.length === 0 ? counted : await count(run, rest);
  await emit(run, kept);
  return [
    ...held.map(({ rule, sql: { holds } }) => measured(rule, holds ?? 0, 0)),
    ...wrong.map(({ compiled: { rule }, checked, failed }) => withdrawn(rule, checked, failed)),
    ...kept.map(({ compiled: { rule }, checked, failed, variants, broken }) => measured(rule, checked, failed, variants, broken)),
  ];
}

async function count({ engine, scan, options, stage }: ScanRun, rules: readonly CompiledRule[]): Promise<Counted[]> {
  if (rules.length === 0) return [];
  const found = await engine.one<Record<string, number>>(scan.counts(rules, stage), options);
  return rules.map((compiled) => ({
    compiled,
    checked: Number(found[`checked${compiled.number}`] ?? 0),
    broken: Number(found[`broken${compiled.number}`] ?? 0),
    failed: Number(found[`failed${compiled.number}`] ?? 0),
    variants: Number(found[`variants${compiled.number}`] ?? 0),
  }));
}

async function emit({ engine, scan, into, options, stage }: ScanRun, counted: readonly Counted[]): Promise<void> {
  const failing = counted.filter(({ compiled: { rule, kind }, failed, variants }) => failed + variants > 0 && !kind.silent && leadsToRecords(rule));
  if (failing.length === 0) return;
  const rules = failing.map(({ compiled }) => compiled);
  const all = counted.filter(({ broken }) => broken > 0).map(({ compiled }) => compiled);
  await using failures = await engine.materialize('failures', scan.failures(all, rules, stage), options);
  const sets = rules.map(({ number, rule, personal, sql: own }): FindingSet => {
    const { database, table, severity } = rule;
    const found = sql`${id(`k${number}`)} as kind, ${id(`o${number}`)} as observed, ${id(`x${number}`)} as expected`;
    const query = sql`select record_key, ${found} from ${failures.name} where ${id(`e${number}`)}`;
    const { column, expectedInClear } = own;
    return { database, table, column, rule: rule.id, severity, kind: 'from-query', origin: null, personal, expectedInClear, query };
  });
  await into.add(...sets);
}
