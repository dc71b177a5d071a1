import { inferRules } from '@sogoc/contract';
import type { Engine, WorkTable } from '@sogoc/engine';
import type { CountryPack, TableProfile } from '@sogoc/profile';
import { type RuleResult, runRules } from '@sogoc/quality';
import type { Progress } from './progress.ts';

export interface Checked {
  results: RuleResult[];
  /** Columns of `Discrepancy`. */
  discrepancies: WorkTable;
}

/** Infers the rules of every table and runs them. */
export async function checkTables(
  engine: Engine,
  tables: readonly TableProfile[],
  pack: CountryPack,
  now: () => Date,
  signal: AbortSignal | undefined,
  progress: Progress,
): Promise<Checked> {
  return progress.stage('check', 1, async (step) => {
    const rules = tables.flatMap((profile) => inferRules(profile, tables, { pack }));
    const checked = await runRules(engine, tables, rules, { pack, now, signal });
    step(`${rules.length}`);
    return checked;
  });
}
