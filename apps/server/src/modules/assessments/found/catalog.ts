import { z } from 'zod';
import { Count, SourceProblem } from './common.ts';

const Shares = z.array(z.object({ value: z.string(), count: Count }));

/** What one column holds; values of personal columns are masked. */
export const ColumnProfile = z
  .object({
    name: z.string(),
    sourceType: z.string(),
    storage: z.string(),
    type: z.enum(['empty', 'boolean', 'integer', 'decimal', 'date', 'timestamp', 'text', 'other']),
    reading: z.looseObject({ kind: z.string() }),
    missing: Count,
    blank: Count,
    unreadable: Count,
    canonical: z.boolean(),
    distinct: Count,
    min: z.string().nullable(),
    max: z.string().nullable(),
    minLength: z.number().nullable(),
    maxLength: z.number().nullable(),
    notNfc: z.number(),
    topValues: Shares,
    patterns: z.array(z.object({ pattern: z.string(), count: z.number() })),
    numbers: z.object({ mean: z.number(), median: z.number(), mad: z.number(), q01: z.number(), q99: z.number() }).nullable(),
    semanticType: z.object({ id: z.string(), confidence: z.number(), matched: z.number() }).nullable(),
    personal: z.boolean(),
  })
  .meta({ id: 'ColumnProfile' });

/** What a table holds, without its columns. */
export const TableProfile = z
  .object({
    table: z.string(),
    rows: Count,
    candidateKeys: z.array(z.array(z.string())),
    nearKeys: z.array(z.object({ column: z.string(), distinct: Count, present: Count })),
    duplicateRows: Count,
    recordKey: z.object({ columns: z.array(z.string()), kind: z.enum(['declared', 'inferred', 'row']) }),
    declared: z.object({
      primaryKey: z.array(z.string()).nullable(),
      unique: z.array(z.array(z.string())),
      references: z.array(z.object({ columns: z.array(z.string()), table: z.string(), referencedColumns: z.array(z.string()) })),
    }),
    problems: z.array(SourceProblem),
    reading: z.record(z.string(), z.string()),
  })
  .meta({ id: 'TableProfile' });

export const Catalog = z.object({
  databases: z.array(
    z.object({
      name: z.string(),
      kind: z.string(),
      source: z.string(),
      owner: z.string().nullable(),
      asOf: z.iso.date().nullable(),
      status: z.enum(['read', 'partial', 'failed']),
      problems: z.array(SourceProblem),
      tables: z.array(TableProfile.extend({ columns: z.array(ColumnProfile) })),
    }),
  ),
});
