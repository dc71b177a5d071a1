import { type Sql, sql } from '@sogoc/engine';
import type { LinkModel } from '../model/link-model.ts';
import type { Prepared } from '../prepare/prepared.ts';
import { sharesByPair } from './value-shares.ts';

/** The alias of a comparison's dictionary where `log2OfShare` is read. */
export const valueAlias = (comparison: number): string => `l${comparison}`;

/** Log2 of the share of records that a value is taken to have when pairs are weighed, never below that of any model's minimum. */
export const log2OfShare = (prepared: Prepared, model: LinkModel, comparison: number, frequency: string): Sql =>
  sql`log2(greatest(${sharesByPair(prepared, model).share(comparison, frequency, 'a')}, ${1e-12}))`;
