import { severities } from '@sogoc/contract';
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
    createdBy: z.string().nullable().describe('The name of who filed it; null where the register did'),
  })
  .meta({ id: 'ContractVersion' });

export const ContractVersions = z.object({ items: z.array(ContractVersion) }).meta({ id: 'ContractVersions' });

const ContractRule = z
  .object({ kind: z.string(), asks: z.string().describe('Beyond its kind: `0 … 100`, `A, B`'), severity: z.enum(severities) })
  .meta({ id: 'ContractRule' });

const ContractColumn = z
  .object({
    name: z.string(),
    type: z.string().nullable(),
    description: z.string().nullable(),
    required: z.boolean(),
    unique: z.boolean(),
    primaryKey: z.boolean(),
    sensitivity: z.string().nullable(),
    rules: z.array(ContractRule).describe('What surveys ask of it'),
  })
  .meta({ id: 'ContractColumn' });

/** What the contract promises, for reading; `text` is the document as filed. */
export const Contract = ContractVersion.extend({
  text: z.string(),
  name: z.string().nullable(),
  tables: z.array(
    z.object({
      name: z.string(),
      description: z.string().nullable(),
      rules: z.array(ContractRule.extend({ columns: z.array(z.string()) })).describe('Of several columns together, or of the table'),
      columns: z.array(ContractColumn),
    }),
  ),
  serviceLevels: z.array(
    z.object({ property: z.string(), value: z.string().nullable(), unit: z.string().nullable(), element: z.string().nullable() }),
  ),
}).meta({ id: 'Contract' });

export const NewContract = z
  .object({
    text: z.string().min(1).max(8_000_000).describe('A data contract by ODCS 3.1, YAML or JSON'),
    note: z.string().max(1000).nullable().default(null).describe('Why it changed'),
    basedOn: z
      .int()
      .min(0)
      .optional()
      .describe('The version that was edited, 0 for none; where another is in force by now it is answered with CHANGED_MEANWHILE'),
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

const Change = z
  .object({
    part: z.enum(['table', 'attribute', 'rule', 'time', 'document']),
    change: z.enum(['added', 'removed', 'changed']),
    table: z.string().nullable(),
    columns: z.array(z.string()),
    what: z.string().describe('The kind of rule, the service level, or the field of the document'),
    before: z.string().nullable(),
    after: z.string().nullable(),
    promise: z.enum(['more', 'less', 'same']).describe('Whether those who use the data are promised more or less'),
  })
  .meta({ id: 'ContractChange', description: 'One thing that is promised otherwise' });

export const ContractDifferences = z
  .object({
    from: z.int(),
    to: z.int(),
    changes: z.array(Change).describe('What is promised otherwise'),
    differences: z.array(Difference).describe('What is written otherwise'),
  })
  .meta({ id: 'ContractDifferences' });

export const ContractDraft = NewContract.pick({ text: true }).meta({ id: 'ContractDraft' });

const Told = z.object({ happened: z.string(), expected: z.string().optional() });

const Problem = z
  .object({
    code: z.string(),
    message: z.string(),
    path: z.string().describe('JSON pointer into the document'),
    line: z.int().describe('From 1; 0 where it stands nowhere'),
    column: z.int(),
    expected: z.string().optional(),
    words: z.object({ vi: Told, en: Told, id: Told }).describe('What is wrong and what should stand there, in each language'),
    breach: z.enum(['missing', 'unknown', 'choice', 'type', 'form', 'other']).optional(),
    refuses: z.boolean().describe('The contract cannot be filed with it; otherwise what it speaks of is not run, and the rest holds'),
  })
  .meta({ id: 'ContractDraftProblem' });

export const ContractCheck = z
  .object({
    inForce: ContractVersion.nullable(),
    problems: z.array(Problem),
    rules: z.int().describe('Rules that surveys will run'),
    changes: z.array(Change).nullable().describe('What is promised otherwise than in force; null where the draft cannot be read'),
  })
  .meta({ id: 'ContractCheck' });
