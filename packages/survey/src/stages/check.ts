import type { DeclaredSharing } from '@sogoc/contract';
import { type Engine, sql, type WorkTable } from '@sogoc/engine';
import type { CountryPack } from '@sogoc/profile';
import { type RuleResult, runRules, type StateOptions } from '@sogoc/quality';
import type { SourceProblem } from '@sogoc/sources';
import type { ProfiledDatabase } from './profile.ts';
import type { Progress } from './progress.ts';
import { gatherRules } from './rules.ts';

export interface Checked {
  results: RuleResult[];
  /** Columns of `Discrepancy`. */
  discrepancies: WorkTable;
  /** What is wrong with contracts, by database. */
  problems: ReadonlyMap<string, SourceProblem[]>;
  /** Who uses what, as contracts declare it, by database. */
  sharing: ReadonlyMap<string, DeclaredSharing>;
}

/** Gathers the rules of every table and runs them; of tables that are as the last run saw them (`states`), what was found then is told again. */
export async function checkDatabases(
  engine: Engine,
  databases: readonly ProfiledDatabase[],
  pack: CountryPack,
  states: StateOptions,
  now: () => Date,
  signal: AbortSignal | undefined,
  progress: Progress,
): Promise<Checked> {
  return progress.stage('check', 1, async (step) => {
    const { rules, problems, sharing } = await gatherRules(engine, databases, pack, signal);
    const tables = databases.flatMap((database) => database.tables.map(({ profile }) => profile));
    const { results, discrepancies: told } = await runRules(engine, tables, rules, { pack, now, signal, states });
    await using kept = told;
    // A table of its own: comparisons add to it.
    const discrepancies = await engine.materialize('discrepancies', sql`select * from ${kept.name}`, { signal });
    step(`${rules.length}`);
    return { results, discrepancies, problems, sharing };
  });
}
