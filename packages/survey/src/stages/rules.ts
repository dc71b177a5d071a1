import { join } from 'node:path';
import {
  type ContractProblem,
  contractRules,
  type DeclaredSharing,
  declaredSharing,
  inferAllRules,
  KeptAnswers,
  type Rule,
  readContract,
} from '@sogoc/contract';
import type { Engine } from '@sogoc/engine';
import type { CountryPack } from '@sogoc/profile';
import type { StateOptions } from '@sogoc/quality';
import type { SourceProblem } from '@sogoc/sources';
import { documentText } from '../config/document-text.ts';
import { refusesContract } from '../messages/error-in-words.ts';
import { besideContracts } from './beside-contracts.ts';
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
  pack: CountryPack,
  keep: StateOptions,
  signal: AbortSignal | undefined,
): Promise<GatheredRules> {
  const tables = databases.flatMap((database) => database.tables.map(({ profile }) => profile));
  const problems = new Map<string, SourceProblem[]>();
  const sharing = new Map<string, DeclaredSharing>();
  const written: Rule[] = [];
  for (const database of databases) {
    const contract = await rulesOfContract(database);
    written.push(...contract.rules);
    if (contract.sharing) sharing.set(database.read.request.name, contract.sharing);
    if (contract.problems.length > 0) problems.set(database.read.request.name, contract.problems);
  }
  const answers = await KeptAnswers.open({ file: join(keep.folder, 'proposals.json'), release: keep.release });
  const proposed = await inferAllRules(engine, tables, { pack, signal, answers });
  await answers.write();
  return { rules: besideContracts(written, proposed), problems, sharing };
}

async function rulesOfContract({
  read: { request },
  tables,
}: ProfiledDatabase): Promise<{ rules: Rule[]; problems: SourceProblem[]; sharing?: DeclaredSharing | null }> {
  if (request.contract === null || tables.length === 0) return { rules: [], problems: [] };
  const file = request.contract;
  const text = await documentText(file).catch(() => null);
  if (text === null) return { rules: [], problems: [unreadable(file)] };
  const { contract, problems, locate } = readContract(text, file);
  const compiled = contract
    ? contractRules(contract, request.name, { file, locate, tables: tables.map(({ profile }) => profile) })
    : { rules: [], problems: [] };
  return { rules: compiled.rules, problems: [...problems, ...compiled.problems].map(asProblem), sharing: contract && declaredSharing(contract) };
}

function unreadable(file: string): SourceProblem {
  return { code: 'CONTRACT_UNREADABLE', message: 'The contract cannot be read', place: file, remedy: 'Check the path in sogoc.yaml', count: 1 };
}

function asProblem({ code, message, file, path, line, column, expected, fault }: ContractProblem): SourceProblem {
  const effect = refusesContract(code)
    ? 'Mend the contract there: until then none of its rules is checked'
    : 'Mend the contract there; the rest of it holds';
  const remedy = expected ? `Expected: ${expected}. ${effect}` : effect;
  return { code, message, place: `${file}${line > 0 ? `:${line}:${column}` : ''} ${path}`.trim(), remedy, count: 1, fault };
}
