import type { DeclaredSharing } from '@sogoc/contract';
import type { Engine, WorkTable } from '@sogoc/engine';
import type { CountryPack } from '@sogoc/profile';
import { type RuleResult, runRules } from '@sogoc/quality';
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

/** Gathers the rules of every table and runs them. */
export async function checkDatabases(
  engine: Engine,
  databases: readonly ProfiledDatabase[],
  pack: CountryPack,
  now: () => Date,
  signal: AbortSignal | undefined,
  progress: Progress,
): Promise<Checked> {
  return progress.stage('check', 1, async (step) => {
    const { rules, problems, sharing } = await gatherRules(engine, databases, pack, signal);
    const tables = databases.flatMap((database) => database.tables.map(({ profile }) => profile));
    const checked = await runRules(engine, tables, rules, { pack, now, signal });
    step(`${rules.length}`);
    return { ...checked, problems, sharing };
  });
}
