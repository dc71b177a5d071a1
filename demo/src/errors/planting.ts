import type { DiscrepancyKind } from '@sogoc/contract';
import type { Sql } from '@sogoc/engine';
import type { Planting } from '../derive/spec.ts';

/** How one kind of error rewrites a text: value in, value out (the same where it does not apply). */
export type Rewrite = (value: Sql, draw: (purpose: string) => Sql) => Sql;

/** An error with its kind as the survey's discrepancies call it, its cause in words, and the share of rows that get it. */
export const planting =
  (kind: DiscrepancyKind, cause: string, rewrite: Rewrite) =>
  (rate: number, when?: Sql): Planting => ({ kind, cause, rate, apply: rewrite, when });
