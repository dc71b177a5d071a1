import { contractRules, inWords, readContract } from '@sogoc/contract';
import type { z } from 'zod';
import { require } from '../../../access/identity.ts';
import { type Asked, readDatabase } from '../service.ts';
import { contractChanges } from './meaning/contract-changes.ts';
import type { ContractCheck, ContractDraft } from './schema.ts';
import * as store from './store.ts';

type Checked = z.infer<typeof ContractCheck>;
const mostProblems = 200;

/** Looks at a contract that somebody is writing: what is wrong with it and where, and what it promises otherwise than the one in force. */
export async function checkContract(asked: Asked, databaseId: string, { text }: z.infer<typeof ContractDraft>): Promise<Checked> {
  const database = await readDatabase(asked, databaseId);
  require(asked.identity, 'contract.change', database);
  const number = await store.lastNumber(asked.trx, databaseId);
  const last = await store.findContract(asked.trx, databaseId, number);
  const inForce = last ?? null;
  const { contract, problems, locate } = readContract(text, 'contract');
  if (!contract || problems.length > 0) return { inForce, problems: told(problems, true), rules: 0, changes: null };
  const compiled = contractRules(contract, databaseId, { locate });
  const before = last && readContract(last.text, 'contract').contract;
  const nothing = { ...contract, schema: [], slaProperties: [] };
  return {
    inForce,
    problems: told(compiled.problems, false),
    rules: compiled.rules.length,
    changes: contractChanges(before ?? nothing, contract),
  };
}

function told(problems: ReturnType<typeof readContract>['problems'], refuses: boolean): Checked['problems'] {
  return problems.slice(0, mostProblems).map(({ file: _file, fault, ...problem }) => {
    const words = { vi: inWords(fault, 'vi'), en: inWords(fault, 'en'), id: inWords(fault, 'id') };
    return { ...problem, words, refuses };
  });
}
