import { type Contract as Document, readContract as parse, type SchemaProperty } from '@sogoc/contract';
import type { z } from 'zod';
import { require } from '../../../access/identity.ts';
import { changedMeanwhile, notFound, RegisterError } from '../../../register-error.ts';
import { type Asked, readDatabase } from '../service.ts';
import { contractDifferences } from './differences.ts';
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

/** Files a contract as the next version. @throws RegisterError `CONTRACT_INVALID` with the line, path and expectation of each problem. */
export async function fileContract(asked: Asked, databaseId: string, { text, note }: z.infer<typeof NewContract>): Promise<ContractRecord> {
  const database = await readDatabase(asked, databaseId);
  require(asked.identity, 'contract.change', database);
  const document = documentOf(text);
  const filed = { text, note, contract_version: document.version, status: document.status, created_by: asked.identity.accountId };
  const number = await store.insertContract(asked.trx, databaseId, filed);
  if (number === undefined) throw changedMeanwhile('contract', databaseId);
  const place = { agency: database.agency, territory: database.territory };
  asked.audit({ action: 'contract.change', objectKind: 'database', objectId: databaseId, place, details: { number, version: document.version } });
  return readContract(asked, databaseId, number);
}

/** What differs between two versions. */
export async function compareContracts({ trx }: Asked, databaseId: string, from: number, to: number): Promise<z.infer<typeof ContractDifferences>> {
  const [before, after] = [await store.findContract(trx, databaseId, from), await store.findContract(trx, databaseId, to)];
  if (!before || !after) throw notFound('contract', `${databaseId}/${before ? to : from}`);
  return { from, to, differences: contractDifferences(documentOf(before.text), documentOf(after.text)) };
}

function documentOf(text: string): Document {
  const { contract, problems } = parse(text, 'contract');
  if (contract) return contract;
  throw new RegisterError('CONTRACT_INVALID', 'The contract is not as ODCS 3.1 describes it.', {
    place: 'body/text',
    remedy: 'Mend it where it says; the rest may stay.',
    fields: problems.slice(0, 100).map(({ line, path, message, expected }) => ({
      path: line > 0 ? `line ${line}${path && `: ${path}`}` : path,
      message: expected ? `${message}; expected: ${expected}` : message,
    })),
  });
}

function readable({ name, schema = [], slaProperties = [] }: Document): Pick<ContractRecord, 'name' | 'tables' | 'serviceLevels'> {
  return {
    name: name ?? null,
    tables: schema.map((table) => ({
      name: table.physicalName ?? table.name,
      description: textOf(table.description),
      rules: table.quality?.length ?? 0,
      columns: (table.properties ?? []).map(columnOf),
    })),
    serviceLevels: slaProperties.map(({ property, value, unit, element }) => ({
      property,
      value: value === null ? null : String(value),
      unit: unit ?? null,
      element: element ?? null,
    })),
  };
}

function columnOf(property: SchemaProperty): ContractRecord['tables'][number]['columns'][number] {
  const { name, physicalName, logicalType, required, unique, primaryKey, quality, classification, customProperties = [] } = property;
  const sensitivity = customProperties.find((custom) => custom.property === 'sensitivity')?.value ?? classification;
  return {
    name: physicalName ?? name,
    type: logicalType ?? null,
    description: textOf(property.description),
    required: required ?? false,
    unique: unique ?? false,
    primaryKey: primaryKey ?? false,
    sensitivity: textOf(sensitivity),
    rules: quality?.length ?? 0,
  };
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
