import { z } from 'zod';

/** Counts are whole; a score is 0..100 or null with a reason. */
export const Count = z.int().min(0);
export const Score = z.number().min(0).max(100).nullable();
export const CriterionName = z.enum(['correct', 'complete', 'clean', 'live', 'unified', 'shared']).meta({ id: 'Criterion' });
export const DiscrepancyKind = z
  .enum(['missing', 'outlier', 'duplicate', 'format', 'referential', 'cross-field', 'stale', 'reference-mismatch', 'variant'])
  .meta({ id: 'DiscrepancyKind' });

/** What is wrong with a contract, as data: its text in the catalogue of faults, and what fills it. */
export const Fault = z
  .object({ id: z.string(), facts: z.record(z.string(), z.union([z.string(), z.number()])).optional() })
  .meta({ id: 'ContractFault' });

export const SourceProblem = z
  .object({ code: z.string(), message: z.string(), place: z.string(), remedy: z.string(), count: Count, fault: Fault.optional() })
  .meta({ id: 'SourceProblem' });
