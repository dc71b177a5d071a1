import { z } from 'zod';
import { Discrepancy } from '../discrepancies/index.ts';

const Purpose = z.string().trim().min(10).max(500).describe('Why personal data is read; kept in the audit log');
const Kind = z.enum(['person', 'household', 'organisation', 'parcel']).meta({ id: 'EntityKind' });

export const EntitySearch = z
  .object({
    kind: Kind.optional(),
    key: z.string().trim().min(4).max(100).optional().describe('A personal ID, tax code, number of a certificate or of a record, whole'),
    name: z.string().trim().min(4).max(200).optional().describe('A whole name, in any spelling'),
    purpose: Purpose,
  })
  .refine(({ key, name }) => (key === undefined) !== (name === undefined), { message: 'Either key or name', path: ['key'] })
  .meta({ id: 'EntitySearch' });

export const FoundEntities = z
  .object({
    items: z.array(
      z.object({
        id: z.string(),
        kind: Kind,
        label: z.string().describe('Masked'),
        databases: z.array(z.string()),
        records: z.int().describe('That the caller may see'),
      }),
    ),
  })
  .meta({ id: 'FoundEntities' });

export const EntityId = z.object({ id: z.string().regex(/^[0-9A-Za-z_-]{1,64}$/) });
export const EntityReading = z
  .object({ purpose: Purpose, reveal: z.boolean().default(false).describe('Personal values in full; takes the right to') })
  .meta({ id: 'EntityReading' });

export const EntityValue = z
  .object({
    database: z.string(),
    table: z.string(),
    record: z.string().describe('Masked where personal'),
    column: z.string(),
    asOf: z.iso.date().nullable(),
    role: z.enum(['original', 'copy', 'undetermined', 'earlier']).nullable(),
    value: z.string().nullable().describe('Masked where personal and not revealed'),
    comparison: z
      .enum(['same', 'variant', 'different'])
      .nullable()
      .describe('With the original; null for the original itself and where there is none'),
  })
  .meta({ id: 'EntityValue' });

/** Something wrong in one of its records, and what became of it. */
export const EntityFinding = Discrepancy.pick({
  ...{ id: true, caseId: true, databaseId: true, table: true, column: true, kind: true, rule: true },
  ...{ state: true, foundAt: true, changedAt: true, changedBy: true },
}).meta({ id: 'EntityFinding' });

export const Entity = z
  .object({
    id: z.string(),
    kind: Kind,
    revealed: z.boolean(),
    hidden: z.int().describe('Records of it that the caller may not see'),
    attributes: z.array(z.object({ attribute: z.string(), name: z.string(), differs: z.boolean(), values: z.array(EntityValue) })),
    others: z.array(EntityValue).describe('What one database alone holds'),
    findings: z.array(EntityFinding).describe('What was found wrong in its records and what became of it, the latest change first'),
  })
  .meta({ id: 'Entity' });
