import { EngineError, id, join, nameOf, sql } from '@sogoc/engine';
import type { FindingSet } from '../findings.ts';
import { comesBefore } from '../run/flags.ts';
import { failed, isCancelled } from '../run/guard.ts';
import { isWrongGuess, leadsToRecords, measured, withdrawn } from '../run/result.ts';
import { compile, type RecordRuleOf } from '../run/scan.ts';
import type { RuleResult } from '../scorecard.ts';
import { addCounts, covering, prepared } from './add-counts.ts';
import { type Combination, type Count, countFlags } from './count-flags.ts';
import { countScreened } from './count-screened.ts';
import type { FailingUnit } from './judged.ts';
import { byMissing, contextOfParts, type KeptRun, missingParts } from './kept-run.ts';
import { type KeptPart, partId } from './kept-table.ts';
import { planParts } from './plan-parts.ts';
import type { Preparations } from './preparations.ts';
import { repeatingColumns } from './repeating.ts';
import { failuresOfParts, type PartScan } from './scan-parts.ts';
import { type Unit, unitsOf } from './unit.ts';

/** Runs rules about single records over the parts of a table that are new to them, and adds what is known of the others. */
export async function runKeptRecords(run: KeptRun, units: readonly Unit[], preparations: Preparations): Promise<RuleResult[]> {
  const results: RuleResult[] = [];
  const counted = await countUnits(run, units, preparations, results);
  const combinations = await combinationsOf(run, counted);
  const judged = counted.map((unit) => judge(run, unit, combinations.get(unit.id) ?? [], results));
  for (const { parts, things } of byMissing(judged, ({ label }) => missingParts(run, label))) await findUnits(run, things, parts, preparations);
  return results;
}

/** Counts what is missing. What the engine refuses is asked in smaller lots, down to a rule, so that one bad rule does not hide the others. */
async function countUnits(run: KeptRun, units: readonly Unit[], preparations: Preparations, results: RuleResult[]): Promise<Unit[]> {
  for (const unit of units) run.live.units.add(unit.id);
  const done = units.filter((unit) => missingParts(run, unit.id).length === 0);
  for (const { parts, things } of byMissing(units, (unit) => missingParts(run, unit.id))) {
    const context = contextOfParts(run, parts);
    const suspicious = await countScreened(run, things, parts, preparations);
    done.push(...suspicious);
    const rest = things.filter((unit) => !suspicious.includes(unit));
    const repeating = await repeatingColumns(run, columnsOf(rest), context);
    for (const planned of planParts(rest, repeating, context)) done.push(...(await countScan(run, planned, parts, preparations, results)));
  }
  return done;
}

async function countScan(
  run: KeptRun,
  scan: PartScan,
  parts: readonly KeptPart[],
  preparations: Preparations,
  results: RuleResult[],
): Promise<Unit[]> {
  try {
    const units = await prepared(scan, preparations);
    const tallied = await addCounts(run, { ...scan, units }, parts);
    if (scan.values) await tallied.drop();
    else preparations.keepFailing(parts, scan.units, tallied);
    await run.states.addCounts(
      covering(
        scan.units.map((unit) => unit.id),
        parts,
      ),
    );
    return [...scan.units];
  } catch (error) {
    if (isCancelled(error) || !(error instanceof EngineError)) throw error;
    const [only] = scan.units;
    if (scan.units.length === 1 && only?.rules.length === 1) {
      results.push(...only.rules.map(({ rule }) => failed(rule, error)));
      return [];
    }
    const smaller = scan.units.length > 1 ? scan.units : (only?.rules.flatMap((rule) => unitsOf([rule], run.context)) ?? []);
    const done: Unit[] = [];
    for (const unit of smaller) done.push(...(await countUnits(run, [unit], preparations, results)));
    return done;
  }
}

async function combinationsOf({ engine, states, table, options }: KeptRun, units: readonly Unit[]): Promise<Map<string, Combination[]>> {
  if (units.length === 0) return new Map();
  const query = sql`select unit, flags, cast(sum(n) as bigint) as n from ${states.counts} as c
    where unit in (${join(units.map((unit) => unit.id))}) and part in (${join(table.parts.map((part) => part.id))}) and flags <> '' group by unit, flags`;
  const rows = await engine.all<Combination & { unit: string }>(query, options);
  return Map.groupBy(rows, ({ unit }) => unit);
}

function judge({ context, live, table }: KeptRun, unit: Unit, combinations: readonly Combination[], results: RuleResult[]): FailingUnit {
  const compiled = new Map(compile(unit.rules, context).rules.map((one, place) => [unit.rules[place], one]));
  const isBefore = (a: RecordRuleOf, b: RecordRuleOf): boolean => {
    const [first, second] = [compiled.get(a), compiled.get(b)];
    return first !== undefined && second !== undefined && comesBefore(first, second);
  };
  const count = (asked: readonly RecordRuleOf[]): Map<RecordRuleOf, Count> => countFlags(unit.rules, asked, combinations, isBefore);
  const all = count(unit.rules);
  const wrong = unit.rules.filter((rule) => {
    const own = all.get(rule);
    return own !== undefined && isWrongGuess(rule.rule, own.checked, own.failed);
  });
  // Values that a withdrawn rule had kept from others are theirs again.
  const kept = unit.rules.filter((rule) => !wrong.includes(rule));
  const counts = wrong.length === 0 ? all : count(kept);
  for (const rule of wrong) results.push(withdrawn(rule.rule, all.get(rule)?.checked ?? 0, all.get(rule)?.failed ?? 0));
  for (const [{ rule }, { checked, failed, variants, broken }] of counts) results.push(measured(rule, checked, failed, variants, broken));
  const failing = new Set(
    kept.filter((rule) => !rule.kind.silent && leadsToRecords(rule.rule) && (counts.get(rule)?.failed ?? 0) + (counts.get(rule)?.variants ?? 0) > 0),
  );
  const label = nameOf(
    unit.id,
    wrong.map(({ rule }) => rule.id),
  );
  live.units.add(label);
  live.told.set(label, table.profile);
  return { unit, kept, failing, label };
}

const columnsOf = (units: readonly Unit[]): string[] => [...new Set(units.map(({ column }) => column))];

/** Brings out the failing records of parts that are new to units, or to what counts in them. */
async function findUnits(run: KeptRun, judged: readonly FailingUnit[], parts: readonly KeptPart[], preparations: Preparations): Promise<void> {
  const failing = judged.filter((one) => one.failing.size > 0);
  const byUnit = new Map(failing.map((one) => [one.unit.id, one]));
  const context = contextOfParts(run, parts);
  const known = preparations.judgedOf(parts);
  for (const found of known) await found.addFindings(run, failing, parts);
  const units = failing.flatMap(({ unit }) => (known.some((found) => found.units.some(({ id }) => id === unit.id)) ? [] : [unit]));
  for (const planned of planParts(units, await repeatingColumns(run, columnsOf(units), context), context)) {
    const rows = preparations.failingOf(parts, planned.units);
    await findScan(run, { ...planned, units: await prepared(planned, preparations), ...(rows && { failing: rows }) }, byUnit, parts);
  }
  await run.states.addCounts(
    covering(
      judged.map(({ label }) => label),
      parts,
    ),
  );
}

async function findScan(run: KeptRun, scan: PartScan, judged: ReadonlyMap<string, FailingUnit>, parts: readonly KeptPart[]): Promise<void> {
  const { engine, options, into } = run;
  const asked: RecordRuleOf[] = [];
  const labels = new Map<RecordRuleOf, string>();
  const failingRules = new Set<RecordRuleOf>();
  for (const unit of scan.units) {
    const one = judged.get(unit.id);
    const kept = unit.rules.filter(({ rule }) => one?.kept.some((own) => own.rule === rule));
    asked.push(...kept);
    for (const rule of kept) {
      labels.set(rule, one?.label ?? '');
      if ([...(one?.failing ?? [])].some((own) => own.rule === rule.rule)) failingRules.add(rule);
    }
  }
  const { query, failing } = failuresOfParts(scan, asked, (rule) => failingRules.has(rule));
  await using failures = await engine.materialize('failures', query, options);
  const sets = failing.map(({ compiled: { number, personal, sql: own }, rule }): FindingSet => {
    const { database, table, severity, id: name } = rule.rule;
    const found = sql`${id(`k${number}`)} as kind, ${id(`o${number}`)} as observed, ${id(`x${number}`)} as expected`;
    return {
      ...{ database, table, severity, personal, column: own.column, rule: name, kind: 'from-query', origin: null },
      expectedInClear: own.expectedInClear,
      state: { unit: labels.get(rule) ?? '', part: sql`f.part` },
      query: sql`select record_key, ${partId(parts, sql`part_number`)} as part, ${found} from ${failures.name} where ${id(`e${number}`)}`,
    };
  });
  if (sets.length > 0 && failures.rows > 0) await into.add(...sets);
}
