import { type Contract as Document, readContract as parse } from '@sogoc/contract';
import type { z } from 'zod';
import { require } from '../../../access/identity.ts';
import { changedMeanwhile, notFound, RegisterError } from '../../../register-error.ts';
import { type Asked, readDatabase } from '../service.ts';
import { contractDifferences } from './differences.ts';
import { contractChanges } from './meaning/contract-changes.ts';
import { readable } from './readable.ts';
import type { Contract, ContractDifferences, NewContract } from './schema.ts';
import * as store from './store.ts';

type ContractRecord = z.infer<typeof Contract>;

export async function listContracts(asked: Asked, databaseId: string) {
  await readDatabase(asked, databaseId);
  return { items: await store.listContracts(asked.trx, databaseId) };
}

/** @throws RegisterError `NOT_FOUND`. */
export async function readContract({ trx }: Pick<Asked, 'trx'>, databaseId: string, number: number): Promise<ContractRecord> {
  const filed = await store.findContract(trx, databaseId, number);
  if (!filed) throw notFound('contract', `${databaseId}/${number}`);
  return { ...filed, ...readable(documentOf(filed.text)) };
}

/**
 * Files a contract as the next version.
 * @throws RegisterError `CONTRACT_INVALID` with the line, path and expectation of each problem; `CHANGED_MEANWHILE` where another version came in force since.
 */
export async function fileContract(asked: Asked, databaseId: string, { text, note, basedOn }: z.infer<typeof NewContract>): Promise<ContractRecord> {
  const database = await readDatabase(asked, databaseId);
  require(asked.identity, 'contract.change', database);
  const document = documentOf(text);
  const filed = { text, note, contract_version: document.version, status: document.status, created_by: asked.identity.accountId };
  const last = await store.lastNumber(asked.trx, databaseId);
  const number = last + 1;
  if ((basedOn ?? last) !== last || !(await store.insertContract(asked.trx, databaseId, number, filed)))
    throw changedMeanwhile('contract', databaseId);
  const place = { agency: database.agency, territory: database.territory };
  asked.audit({ action: 'contract.change', objectKind: 'database', objectId: databaseId, place, details: { number, version: document.version } });
  return readContract(asked, databaseId, number);
}

/** What differs between two versions. */
export async function compareContracts({ trx }: Asked, databaseId: string, from: number, to: number): Promise<z.infer<typeof ContractDifferences>> {
  const [before, after] = [await store.findContract(trx, databaseId, from), await store.findContract(trx, databaseId, to)];
  if (!before || !after) throw notFound('contract', `${databaseId}/${before ? to : from}`);
  const [old, now] = [documentOf(before.text), documentOf(after.text)];
  return { from, to, changes: contractChanges(old, now), differences: contractDifferences(old, now) };
}

function documentOf(text: string): Document {
  const { contract, problems } = parse(text, 'contract');
  if (contract && problems.length === 0) return contract;
  throw new RegisterError('CONTRACT_INVALID', 'The contract is not as ODCS 3.1 describes it.', {
    place: 'body/text',
    remedy: 'Mend it where it says; the rest may stay.',
    fields: problems.slice(0, 100).map(({ line, path, message, expected }) => ({
      path: line > 0 ? `line ${line}${path && `: ${path}`}` : path,
      message: expected ? `${message}; expected: ${expected}` : message,
    })),
  });
}
