import type { DeclaredSharing, Rule } from '@sogoc/contract';
import type { Engine } from '@sogoc/engine';
import type { CountryPack } from '@sogoc/profile';
import { type RuleResult, runRules, type StateOptions } from '@sogoc/quality';
import type { SourceProblem } from '@sogoc/sources';
import type { OpenedContract } from './contracts.ts';
import { FoundDiscrepancies } from './found-discrepancies.ts';
import type { ProfiledDatabase } from './profile.ts';
import type { Progress } from './progress.ts';
import { gatherRules } from './rules.ts';

export interface Checked {
  results: RuleResult[];
  /** All rules that were asked. */
  rules: readonly Rule[];
  /** The rules by which identifiers of records tell what a column says. */
  told: Rule[];
  discrepancies: FoundDiscrepancies;
  /** What is wrong with contracts, by database. */
  problems: ReadonlyMap<string, SourceProblem[]>;
  /** Who uses what, as contracts declare it, by database. */
  sharing: ReadonlyMap<string, DeclaredSharing>;
}

/** Gathers the rules of every table and runs them; of tables that are as the last run saw them (`states`), what was found then is told again. */
export async function checkDatabases(
  engine: Engine,
  databases: readonly ProfiledDatabase[],
  contracts: ReadonlyMap<string, OpenedContract>,
  pack: CountryPack,
  states: StateOptions,
  now: () => Date,
  signal: AbortSignal | undefined,
  progress: Progress,
): Promise<Checked> {
  return progress.stage('check', 1, async (step) => {
    const { rules, problems, sharing } = await gatherRules(engine, databases, contracts, pack, states, signal);
    const days = new Map(databases.map(({ read: { request } }) => [request.name, request.asOf ?? null]));
    const asOf = (database: string): string | null => days.get(database) ?? null;
    const tables = databases.flatMap((database) => database.tables.map(({ profile }) => profile));
    const { results, discrepancies } = await runRules(engine, tables, rules, { pack, now, asOf, signal, states });
    step(`${rules.length}`);
    return {
      results,
      rules,
      told: rules.filter(({ check }) => check.kind === 'told'),
      discrepancies: new FoundDiscrepancies(engine, discrepancies),
      problems: withRefused(problems, results),
      sharing,
    };
  });
}

/** Queries of contracts that were refused when they were to run stand beside what else is wrong with the contracts. */
function withRefused(problems: Checked['problems'], results: readonly RuleResult[]): Checked['problems'] {
  const all = new Map(problems);
  for (const { database, rule, reason = '', place, fault } of results) {
    if (place === undefined) continue;
    const message = `The rule ${rule} is not run: ${reason}`;
    const problem = {
      code: 'CONTRACT_RULE_NOT_SUPPORTED',
      message,
      place,
      remedy: 'Mend the contract there; the rest of it holds',
      count: 1,
      ...(fault && { fault }),
    };
    all.set(database, [...(all.get(database) ?? []), problem]);
  }
  return all;
}
