import type { Rule } from '@sogoc/contract';
import type { Engine, WorkTable } from '@sogoc/engine';
import type { CountryPack, TableProfile } from '@sogoc/profile';
import { createDiscrepancies, type FindingOptions, Findings } from './findings.ts';
import { runKept, type ToldDiscrepancies } from './kept/run-kept.ts';
import type { StateOptions } from './kept/state-folder.ts';
import type { RuleKind } from './rule-kind.ts';
import { inTurn } from './run/in-turn.ts';
import { notMeasured } from './run/result.ts';
import { type AsOf, ruleContext } from './run/rule-context.ts';
import { runTable } from './run/run-table.ts';
import type { RuleResult } from './scorecard.ts';

export interface RunRulesOptions extends FindingOptions {
  pack: CountryPack;
  /** The days that databases' data is from. Without, and where null, it is from the day of the run. */
  asOf?: AsOf;
  /** Kinds of rules beside the built-in ones; one of the same name takes its place. */
  kinds?: readonly RuleKind[];
  /** Where to keep what was counted and found, so that a later run asks only of files that have changed; an embedded engine alone can. */
  states?: StateOptions;
  /** Share (0..1) of the rules that are done. */
  onProgress?: (share: number) => void;
}

/** Rows of a table that keeps one processor busy: to plan its statements takes longer than to run them, and an engine plans each on one processor. */
const smallTable = 50_000;
const smallAtOnce = 2;

/**
 * Runs rules over landed tables. Every failing record comes out with its key, not a sample. A rule that cannot be run gives a result with a null
 * score and the reason; the others go on.
 * With `states`, parts of tables that are as they were are not asked again, and the results are the same as without (docs/adr/0110).
 * @returns one result a rule, in the order of `rules`, and a work table with the columns of `Discrepancy`, which the caller drops; with `states` it says of which pieces it is.
 * @throws EngineError `ENGINE_CANCELLED` on abort.
 */
export async function runRules(
  engine: Engine,
  tables: readonly TableProfile[],
  rules: readonly Rule[],
  options: RunRulesOptions,
): Promise<{ results: RuleResult[]; discrepancies: WorkTable & Partial<ToldDiscrepancies> }> {
  const { states } = options;
  if (states) {
    const { results, discrepancies } = await runKept(engine, tables, rules, { ...options, states });
    return { results: inOrder(results, rules), discrepancies };
  }
  const discrepancies = await createDiscrepancies(engine, options);
  await using findings = await Findings.open(engine, options);
  const now = options.now();
  const found: RuleResult[] = [];
  const done = new Map<string, number>();
  const runGroup = async ([address, group]: readonly [string, Rule[]]): Promise<void> => {
    const profile = profiles.get(address);
    if (!profile) {
      found.push(...group.map((rule) => notMeasured(rule, 'RULE_NOT_RUNNABLE', `There is no table ${rule.table} in ${rule.database}`)));
      return;
    }
    const context = ruleContext(profile, tables, engine.dialect, options.pack, now, options.asOf);
    const onDone = (rulesDone: number): void => {
      done.set(address, rulesDone);
      options.onProgress?.([...done.values()].reduce((sum, count) => sum + count, 0) / rules.length);
    };
    const run = { engine, context, into: findings, options: { ...options, now: () => now }, kinds: options.kinds ?? [], onDone };
    found.push(...(await runTable(run, group)));
  };
  const profiles = new Map(tables.map((profile) => [`${profile.database}\u001f${profile.table}`, profile]));
  const groups = [...Map.groupBy(rules, ({ database, table }) => `${database}\u001f${table}`)];
  const isLarge = ([address]: (typeof groups)[number]): boolean => (profiles.get(address)?.rows ?? 0) > smallTable;
  try {
    await inTurn(
      groups.filter((group) => !isLarge(group)),
      smallAtOnce,
      runGroup,
    );
    await inTurn(groups.filter(isLarge), 1, runGroup);
    await findings.writeTo(discrepancies);
  } catch (error) {
    await discrepancies.drop();
    throw error;
  }
  return { results: inOrder(found, rules), discrepancies };
}

function inOrder(results: readonly RuleResult[], rules: readonly Rule[]): RuleResult[] {
  const places = new Map(rules.map(({ database, id }, place) => [`${database}\u001f${id}`, place]));
  const place = ({ database, rule }: RuleResult): number => places.get(`${database}\u001f${rule}`) ?? 0;
  return results.toSorted((a, b) => place(a) - place(b)).map((result) => placed(result, rules[place(result)]));
}

/** Names the place of a rule that could not be run. Not kept with its result: lines move. */
function placed(result: RuleResult, rule: Rule | undefined): RuleResult {
  if (!rule?.place || !result.reasonCode?.startsWith('RULE_')) return result;
  const { file, line, column, path } = rule.place;
  return { ...result, place: `${file}:${line}:${column} ${path}` };
}
