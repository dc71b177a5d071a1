import { join } from 'node:path';
import { contractRules, type DeclaredSharing, declaredSharing, inferAllRules, KeptAnswers, type Rule } from '@sogoc/contract';
import type { Engine } from '@sogoc/engine';
import type { CountryPack } from '@sogoc/profile';
import type { StateOptions } from '@sogoc/quality';
import type { SourceProblem } from '@sogoc/sources';
import { besideContracts } from './beside-contracts.ts';
import { asProblem, type OpenedContract } from './contracts.ts';
import type { ProfiledDatabase } from './profile.ts';

export interface GatheredRules {
  rules: Rule[];
  /** What is wrong with contracts, by database. */
  problems: ReadonlyMap<string, SourceProblem[]>;
  /** Who uses what, as contracts declare it, by database. */
  sharing: ReadonlyMap<string, DeclaredSharing>;
}

/**
 * The rules of all databases: what their contracts say, and what their data proposes beside. A contract's rule comes before the proposal of the same id.
 * @param keep where what was counted to propose them is kept: the next run asks only of what has changed.
 */
export async function gatherRules(
  engine: Engine,
  databases: readonly ProfiledDatabase[],
  contracts: ReadonlyMap<string, OpenedContract>,
  pack: CountryPack,
  keep: StateOptions,
  signal: AbortSignal | undefined,
): Promise<GatheredRules> {
  const tables = databases.flatMap((database) => database.tables.map(({ profile }) => profile));
  const problems = new Map<string, SourceProblem[]>();
  const sharing = new Map<string, DeclaredSharing>();
  const written: Rule[] = [];
  for (const database of databases) {
    const contract = rulesOfContract(database, contracts.get(database.read.request.name));
    written.push(...contract.rules);
    if (contract.sharing) sharing.set(database.read.request.name, contract.sharing);
    if (contract.problems.length > 0) problems.set(database.read.request.name, contract.problems);
  }
  const answers = await KeptAnswers.open({ file: join(keep.folder, 'proposals.json'), release: keep.release });
  const proposed = await inferAllRules(engine, tables, { pack, signal, answers });
  await answers.write();
  return { rules: besideContracts(written, proposed), problems, sharing };
}

function rulesOfContract(
  { read: { request }, tables }: ProfiledDatabase,
  opened: OpenedContract | undefined,
): { rules: Rule[]; problems: SourceProblem[]; sharing?: DeclaredSharing | null } {
  if (!opened || tables.length === 0) return { rules: [], problems: [] };
  const { contract, problems, file, locate } = opened;
  if (!contract) return { rules: [], problems };
  const compiled = contractRules(contract, request.name, { file, locate, tables: tables.map(({ profile }) => profile) });
  return { rules: compiled.rules, problems: [...problems, ...compiled.problems.map(asProblem)], sharing: declaredSharing(contract) };
}
