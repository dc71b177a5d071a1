import type { Rule } from '@sogoc/contract';
import { type Engine, id, join, sql } from '@sogoc/engine';
import { recordKeySql, rowNumberColumn, tableSql } from '@sogoc/profile';
import type { FindingOptions, FindingSink } from '../findings.ts';
import type { RuleContext, RuleKind } from '../rule-kind.ts';
import type { RuleResult } from '../scorecard.ts';
import { failed, guarded, isCancelled } from './guard.ts';
import { plan } from './plan.ts';
import { runMeasure } from './run-measure.ts';
import { runRecords } from './run-records.ts';
import { runSet } from './run-set.ts';
import { type RecordRuleOf, type Scan, scanRecords } from './scan.ts';
import { type SortedRules, sortRules } from './sort-rules.ts';

export interface TableRun {
  engine: Engine;
  context: RuleContext;
  into: FindingSink;
  options: FindingOptions;
  /** Beside the built-in ones. */
  kinds: readonly RuleKind[];
  /** Called with how many rules of the table are done. */
  onDone: (rules: number) => void;
}

/** Runs the rules of one table: those about single records packed into scans, then those about sets of records one by one. */
export async function runTable(run: TableRun, rules: readonly Rule[]): Promise<RuleResult[]> {
  const { records, sets, measures, refused } = sortRules(rules, run.context, run.kinds);
  const results = [...refused];
  const ready = await prepare(run, records, results);
  try {
    for (const scan of plan(ready, run.context)) {
      results.push(...(await runScan(run, scan())));
      run.onDone(results.length);
    }
  } finally {
    for (const prepared of new Set(ready.map((record) => record.prepared))) await prepared?.drop();
  }
  for (const { rule, kind } of sets) {
    const context = { ...run.context, except: wholeDuplicates(run, sets, rule) };
    results.push(await guarded(rule, () => runSet(run.engine, rule, kind, context, run.into, run.options)));
    run.onDone(results.length);
  }
  for (const { rule, kind } of measures) {
    results.push(await guarded(rule, () => runMeasure(run.engine, rule, kind, run.context, run.into, run.options)));
    run.onDone(results.length);
  }
  return results;
}

/** Lets kinds do their work before the scans. Rules whose preparation fails are out, with the reason. */
async function prepare({ engine, context, options }: TableRun, records: readonly RecordRuleOf[], results: RuleResult[]): Promise<RecordRuleOf[]> {
  const ready: RecordRuleOf[] = [];
  for (const [kind, group] of Map.groupBy(records, (record) => record.kind)) {
    try {
      const prepared = (await kind.prepare?.(group.map(({ rule }) => rule.check) as never, context, engine, options)) ?? null;
      ready.push(...group.map(({ rule }) => ({ rule, kind, prepared })));
    } catch (error) {
      results.push(...group.map(({ rule }) => failed(rule, error)));
    }
  }
  return ready;
}

/** Runs a scan; where the engine refuses it as a whole, each rule alone, so that one bad rule does not hide the others. */
async function runScan(run: TableRun, scan: Scan): Promise<RuleResult[]> {
  try {
    return await runRecords(run.engine, scan, run.into, run.options);
  } catch (error) {
    const [only] = scan.rules;
    if (isCancelled(error)) throw error;
    if (only && scan.rules.length === 1) return [failed(only.rule, error)];
    const results: RuleResult[] = [];
    for (const { rule, kind, prepared } of scan.rules) results.push(...(await runScan(run, scanRecords([{ rule, kind, prepared }], run.context))));
    return results;
  }
}

/** Records that are already reported as whole duplicates, unless this is the rule that reports them. */
function wholeDuplicates({ into, context }: TableRun, sets: SortedRules['sets'], rule: Rule): RuleContext['except'] {
  const { profile, dialect } = context;
  const reporting = sets.find((set) => set.rule.check.kind === 'duplicate-rows');
  if (profile.duplicateRows === 0 || !reporting || reporting.rule === rule) return null;
  const reported = into.recordKeys({ database: profile.database, table: profile.table, rule: reporting.rule.id });
  const isReported = sql`${recordKeySql(profile, 't', dialect)} in (${reported})`;
  const { values } = reporting.kind.repeats?.(reporting.rule.check as never, context) ?? {};
  if (profile.recordKey.columns.length === 0 || !values) return sql`(${isReported})`;
  // Copies have one key with the first of them, which is no copy.
  const place = sql`${id('t', rowNumberColumn(profile))}`;
  const turn = sql`row_number() over (partition by ${join(values)} order by ${place})`;
  const copies = sql`select place from (select ${place} as place, ${turn} as turn from ${tableSql(profile, dialect)} as t where ${isReported}) as c`;
  return sql`(${place} in (${copies} where turn > 1))`;
}
