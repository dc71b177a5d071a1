import type { Rule } from '@sogoc/contract';
import { type Engine, EngineError, SogocError, sql, type WorkTable } from '@sogoc/engine';
import type { CountryPack, TableProfile } from '@sogoc/profile';
import { createDiscrepancies, type FindingOptions } from './findings.ts';
import type { RecordRuleKind, RuleContext, SetRuleKind } from './rule-kind.ts';
import { ruleKind } from './rules/index.ts';
import { notMeasured } from './run/result.ts';
import { ruleContext } from './run/rule-context.ts';
import { type RecordRuleOf, runRecords, scansOf } from './run/run-records.ts';
import { runSet } from './run/run-set.ts';
import type { RuleResult } from './scorecard.ts';

export interface RunRulesOptions extends FindingOptions {
  pack: CountryPack;
  /** Share (0..1) of the rules that are done. */
  onProgress?: (share: number) => void;
}

/**
 * Runs rules over landed tables. Every failing record comes out with its key, not a sample. A rule that cannot be run gives a result with a null
 * score and the reason; the others go on.
 * @returns one result a rule, in the order of `rules`, and a work table with the columns of `Discrepancy`, which the caller drops.
 * @throws EngineError `ENGINE_CANCELLED` on abort.
 */
export async function runRules(
  engine: Engine,
  tables: readonly TableProfile[],
  rules: readonly Rule[],
  options: RunRulesOptions,
): Promise<{ results: RuleResult[]; discrepancies: WorkTable }> {
  const discrepancies = await createDiscrepancies(engine);
  const now = options.now();
  const run = { engine, into: discrepancies, options: { ...options, now: () => now } };
  const found: RuleResult[] = [];
  try {
    for (const [address, group] of Map.groupBy(rules, ({ database, table }) => `${database}\u001f${table}`)) {
      const profile = tables.find(({ database, table }) => `${database}\u001f${table}` === address);
      if (!profile) found.push(...group.map((rule) => notMeasured(rule, 'RULE_NOT_RUNNABLE', `There is no table ${rule.table} in ${rule.database}`)));
      else
        found.push(
          ...(await runTable(run, group, ruleContext(profile, tables, engine.dialect, options.pack, now), (done) =>
            options.onProgress?.((found.length + done) / rules.length),
          )),
        );
    }
  } catch (error) {
    await discrepancies.drop();
    throw error;
  }
  const order = new Map(rules.map((rule, place) => [`${rule.database}\u001f${rule.id}`, place]));
  const place = ({ database, rule }: RuleResult): number => order.get(`${database}\u001f${rule}`) ?? 0;
  return { results: found.sort((a, b) => place(a) - place(b)), discrepancies };
}

interface RuleRun {
  engine: Engine;
  into: WorkTable;
  options: FindingOptions;
}

async function runTable(run: RuleRun, rules: readonly Rule[], context: RuleContext, onDone: (rules: number) => void): Promise<RuleResult[]> {
  const results: RuleResult[] = [];
  const records: RecordRuleOf[] = [];
  const sets: { rule: Rule; kind: SetRuleKind }[] = [];
  for (const rule of rules) {
    const kind = ruleKind(rule.check);
    if (kind?.form === 'record') records.push({ rule, kind });
    else if (kind?.form === 'set') sets.push({ rule, kind });
    else results.push(notMeasured(rule, 'RULE_NOT_RUNNABLE', `Rules of the kind ${rule.check.kind} cannot be run yet`));
  }
  for (const group of scansOf(records)) {
    results.push(...(await runGroup(run, group, context)));
    onDone(results.length);
  }
  // Whole duplicates first: rules on keys leave out the records that these report.
  sets.sort((a, b) => Number(b.rule.check.kind === 'duplicate-rows') - Number(a.rule.check.kind === 'duplicate-rows'));
  for (const { rule, kind } of sets) {
    const except = wholeDuplicates(run, sets, context, rule);
    results.push(await guarded(rule, () => runSet(run.engine, rule, kind as SetRuleKind, { ...context, except }, run.into, run.options)));
    onDone(results.length);
  }
  return results;
}

/** Runs a scan; where it fails as a whole, each rule alone, so that one bad rule does not hide the others. */
async function runGroup(run: RuleRun, group: readonly RecordRuleOf[], context: RuleContext): Promise<RuleResult[]> {
  try {
    return await runRecords(run.engine, group, context, run.into, run.options);
  } catch (error) {
    if (isCancelled(error)) throw error;
    const alone = group.map(
      ({ rule, kind }) =>
        () =>
          guarded(rule, async () => {
            const [result] = await runRecords(run.engine, [{ rule, kind: kind as RecordRuleKind }], context, run.into, run.options);
            return result ?? notMeasured(rule, 'RULE_FAILED', 'The rule gave no result');
          }),
    );
    const results: RuleResult[] = [];
    for (const one of alone) results.push(await one());
    return results;
  }
}

async function guarded(rule: Rule, work: () => Promise<RuleResult>): Promise<RuleResult> {
  try {
    return await work();
  } catch (error) {
    if (isCancelled(error) || !(error instanceof SogocError)) throw error;
    // What an engine says may quote values of the data.
    const engineFailed = error instanceof EngineError;
    return notMeasured(
      rule,
      engineFailed ? 'RULE_FAILED' : 'RULE_NOT_RUNNABLE',
      engineFailed ? `The engine could not run the rule (${error.code})` : error.message,
    );
  }
}

function isCancelled(error: unknown): boolean {
  return error instanceof EngineError && error.code === 'ENGINE_CANCELLED';
}

function wholeDuplicates(run: RuleRun, sets: readonly { rule: Rule }[], { profile }: RuleContext, rule: Rule): RuleContext['except'] {
  const reporting = sets.find((set) => set.rule.check.kind === 'duplicate-rows')?.rule;
  if (profile.duplicateRows === 0 || !reporting || reporting === rule) return null;
  return sql`select record_key from ${run.into.name} where "database" = ${profile.database} and "table" = ${profile.table} and rule = ${reporting.id}`;
}
