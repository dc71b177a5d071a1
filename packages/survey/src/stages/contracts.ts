import { type Contract, type ContractProblem, contractKeys, type ReadContract, readContract } from '@sogoc/contract';
import type { SourceProblem } from '@sogoc/sources';
import { documentText } from '../config/document-text.ts';
import { refusesContract } from '../messages/error-in-words.ts';
import type { ReadDatabase } from './read.ts';

/** A database's contract, read once: none where it cannot be read or is refused, with why. */
export interface OpenedContract {
  file: string;
  contract: Contract | null;
  problems: SourceProblem[];
  locate?: ReadContract['locate'];
  /** The keys that it promises, by landed table. */
  keys: ReadonlyMap<string, readonly string[]>;
}

/** The contracts of landed databases, by database. */
export async function openContracts(databases: readonly ReadDatabase[]): Promise<ReadonlyMap<string, OpenedContract>> {
  const opened = new Map<string, OpenedContract>();
  for (const { request, landed } of databases) {
    if (request.contract === null || !landed || landed.tables.length === 0) continue;
    const tables = landed.tables.map(({ name, columns }) => ({ table: name, columns }));
    opened.set(request.name, await open(request.contract, request.name, tables));
  }
  return opened;
}

async function open(file: string, database: string, tables: Parameters<typeof contractKeys>[2]): Promise<OpenedContract> {
  const text = await documentText(file).catch(() => null);
  if (text === null) return { file, contract: null, problems: [unreadable(file)], keys: new Map() };
  const { contract, problems, locate } = readContract(text, file);
  return {
    file,
    contract,
    problems: problems.map(asProblem),
    locate,
    keys: contract ? contractKeys(contract, database, tables) : new Map(),
  };
}

function unreadable(file: string): SourceProblem {
  return { code: 'CONTRACT_UNREADABLE', message: 'The contract cannot be read', place: file, remedy: 'Check the path in sogoc.yaml', count: 1 };
}

/** What is wrong with a contract, as the problems of its database are told. */
export function asProblem({ code, message, file, path, line, column, expected, fault }: ContractProblem): SourceProblem {
  const effect = refusesContract(code)
    ? 'Mend the contract there: until then none of its rules is checked'
    : 'Mend the contract there; the rest of it holds';
  const remedy = expected ? `Expected: ${expected}. ${effect}` : effect;
  return { code, message, place: `${file}${line > 0 ? `:${line}:${column}` : ''} ${path}`.trim(), remedy, count: 1, fault };
}
