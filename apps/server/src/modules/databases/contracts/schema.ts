import { z } from 'zod';
import { DatabaseId } from '../schema.ts';

/** A contract that was in force from when it was filed until the next. */
export const ContractVersion = z
  .object({
    number: z.int().describe('From 1'),
    contractVersion: z.string().nullable().describe('As the document says'),
    status: z.string().nullable(),
    note: z.string().nullable(),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'ContractVersion' });

export const ContractVersions = z.object({ items: z.array(ContractVersion) }).meta({ id: 'ContractVersions' });

const ContractColumn = z
  .object({
    name: z.string(),
    type: z.string().nullable(),
    description: z.string().nullable(),
    required: z.boolean(),
    unique: z.boolean(),
    primaryKey: z.boolean(),
    sensitivity: z.string().nullable(),
    rules: z.int().describe('Quality rules that stand at this column'),
  })
  .meta({ id: 'ContractColumn' });

/** What the contract promises, for reading; `text` is the document as filed. */
export const Contract = ContractVersion.extend({
  text: z.string(),
  name: z.string().nullable(),
  tables: z.array(z.object({ name: z.string(), description: z.string().nullable(), rules: z.int(), columns: z.array(ContractColumn) })),
  serviceLevels: z.array(
    z.object({ property: z.string(), value: z.string().nullable(), unit: z.string().nullable(), element: z.string().nullable() }),
  ),
}).meta({ id: 'Contract' });

export const NewContract = z
  .object({
    text: z.string().min(1).max(8_000_000).describe('A data contract by ODCS 3.1, YAML or JSON'),
    note: z.string().max(1000).nullable().default(null).describe('Why it changed'),
  })
  .meta({ id: 'NewContract' });

export const ContractNumber = DatabaseId.extend({ number: z.coerce.number().int().min(1) });

const Difference = z
  .object({
    path: z.string().describe('Where: tables, columns and properties by name'),
    change: z.enum(['added', 'removed', 'changed']),
    before: z.unknown().optional(),
    after: z.unknown().optional(),
  })
  .meta({ id: 'ContractDifference' });

export const ContractDifferences = z.object({ from: z.int(), to: z.int(), differences: z.array(Difference) }).meta({ id: 'ContractDifferences' });
