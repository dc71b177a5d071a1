import { z } from 'zod';

/** Counts are whole; a score is 0..100 or null with a reason. */
export const Count = z.int().min(0);
export const Score = z.number().min(0).max(100).nullable();
export const CriterionName = z.enum(['correct', 'complete', 'clean', 'live', 'unified', 'shared']).meta({ id: 'Criterion' });
export const DiscrepancyKind = z
  .enum(['missing', 'outlier', 'duplicate', 'format', 'referential', 'cross-field', 'stale', 'reference-mismatch', 'variant'])
  .meta({ id: 'DiscrepancyKind' });

export const SourceProblem = z
  .object({ code: z.string(), message: z.string(), place: z.string(), remedy: z.string(), count: Count })
  .meta({ id: 'SourceProblem' });
