import { checkColumns, type Rule } from '@sogoc/contract';
import { join, nameOf, sql } from '@sogoc/engine';
import type { FindingSet } from '../findings.ts';
import type { MeasureRuleKind, RuleContext, SetRule, SetRuleKind } from '../rule-kind.ts';
import { isWrongGuess, leadsToRecords, measured, notMeasured, withdrawn } from '../run/result.ts';
import { runMeasure } from '../run/run-measure.ts';
import { runSet } from '../run/run-set.ts';
import type { RuleResult } from '../scorecard.ts';
import { contextOfParts, type KeptRun, missingParts } from './kept-run.ts';
import { partId } from './kept-table.ts';
import { withoutPlace } from './without-place.ts';

/** What a rule of a table rests on beside the table: names of the content of the other tables that it was compiled with. */
export type OtherTables = (names: readonly { database: string; table: string }[]) => Promise<string[]>;

/** The name of what a rule finds: it changes with the rule, how its table is read, and all that the rule rests on. */
function labelOf({ context }: KeptRun, rule: Rule, restsOn: readonly unknown[]): string {
  const { columns, recordKey } = context.profile;
  return nameOf(withoutPlace(rule), context.pack.id, columns, recordKey, restsOn);
}

/** The unit of a rule's hashes. `isExcepted`: are whole duplicates left out? `more`: how they are made. */
export function hashUnit(run: KeptRun, rule: Rule, isExcepted: boolean, ...more: string[]): string {
  return labelOf(run, rule, ['repeats', !isExcepted, ...more]);
}

/** Compiles a rule and notes which other tables it asks for. */
export function compileNoting(
  kind: SetRuleKind,
  rule: Rule,
  context: RuleContext,
): { compiled: SetRule; others: { database: string; table: string }[] } {
  const others: { database: string; table: string }[] = [];
  const table: RuleContext['table'] = (database, name) => {
    others.push({ database, table: name });
    return context.table(database, name);
  };
  return { compiled: kind.compile(rule.check as never, { ...context, table }), others };
}

/** A rule that judges each record alone: asked of the parts that are new to it. */
export async function runByPart(run: KeptRun, rule: Rule, kind: SetRuleKind, restsOn: readonly unknown[]): Promise<RuleResult> {
  const { engine, states, options, into, live, table } = run;
  const label = labelOf(run, rule, restsOn);
  live.units.add(label);
  const missing = missingParts(run, label);
  if (missing.length > 0) {
    const context = contextOfParts(run, missing);
    const profile = { ...context.profile, ...(kind.restsOn && { columns: table.profile.columns, rows: table.profile.rows }) };
    const compiled = kind.compile(rule.check as never, { ...context, profile });
    const { byPart } = compiled;
    if (!byPart) return notMeasured(rule, 'RULE_NOT_RUNNABLE', 'The kind does not tell the files of a table apart');
    const part = partId(missing, sql`part`);
    await using found = await engine.materialize('findings', byPart.findings, options);
    await states.addCounts(sql`select ${label} as unit, ${part} as part, 'checked' as flags, checked as n from (${byPart.checked}) as q
      union all select ${label}, ${part}, 'failed', count(*) from ${found.name} group by part
      union all select ${label}, v.part, '', 0 from (values ${join(missing.map(({ id }) => sql`(${id})`))}) as v(part)`);
    const query = sql`select record_key, observed, expected, ${part} as part from ${found.name}`;
    if (found.rows > 0) await into.add({ ...setOf(run, rule, compiled, kind), state: { unit: label, part: sql`f.part` }, query });
  }
  const counts = await engine.all<{ flags: string; n: number }>(
    sql`select flags, cast(sum(n) as bigint) as n from ${states.counts} as c where unit = ${label}
      and part in (${join(table.parts.map(({ id }) => id))}) group by flags`,
    options,
  );
  const number = (flags: string): number => counts.find((count) => count.flags === flags)?.n ?? 0;
  return told(run, rule, label, number('checked'), number('failed'));
}

/** A rule that is asked of the whole table: only where the table, or another that it rests on, has changed. */
export async function runWhole(run: KeptRun, rule: Rule, kind: SetRuleKind | MeasureRuleKind, others: OtherTables): Promise<RuleResult> {
  const { engine, states, context, table, into, options, live } = run;
  const whole = contextOfParts(run, table.parts);
  const noted = kind.form === 'set' ? compileNoting(kind, rule, whole).others : othersOfQuery(rule);
  const moment = kind.form === 'measure' ? [context.now, context.asOf].map((at) => at.toISOString().slice(0, 10)) : '';
  const label = labelOf(run, rule, [moment, table.parts.map(({ id }) => id), await others(noted)]);
  live.units.add(label);
  live.told.set(label, table.profile);
  const known = states.manifest.results[label];
  if (known) return known;
  const tagged = { add: (...sets: FindingSet[]) => into.add(...sets.map((set) => ({ ...set, state: { unit: label } }))) };
  const result =
    kind.form === 'set' ? await runSet(engine, rule, kind, whole, tagged, options) : await runMeasure(engine, rule, kind, whole, tagged, options);
  states.manifest.results[label] = result;
  return result;
}

/** The tables that a query of a contract may read beside its own. */
export function othersOfQuery({ check, database }: Rule): { database: string; table: string }[] {
  return check.kind === 'sql' ? (check.others ?? []).map(({ table }) => ({ database, table })) : [];
}

/** What all findings of a rule have in common. */
export function setOf({ context }: KeptRun, rule: Rule, { column, origin, expectedInClear }: SetRule, kind: SetRuleKind): Omit<FindingSet, 'query'> {
  const { database, table, severity, id } = rule;
  const personal = checkColumns(rule.check).some((name) => context.column(name).personal);
  const about = { database, table, severity, personal, column, rule: id, kind: kind.finds, origin: origin ?? null };
  return { ...about, expectedInClear };
}

/** The result of a rule, whose findings are told unless it was a wrong guess. */
export function told({ live, table }: KeptRun, rule: Rule, label: string, checked: number, failed: number): RuleResult {
  if (isWrongGuess(rule, checked, failed)) return withdrawn(rule, checked, failed);
  if (leadsToRecords(rule)) live.told.set(label, table.profile);
  return measured(rule, checked, failed);
}
