import { id, type Sql, sql } from '@sogoc/engine';
import type { LinkModel } from '../model/link-model.ts';
import type { Prepared } from '../prepare/prepared.ts';
import { type ColumnOf, shareOfValue } from './value-shares.ts';

/** The alias of a comparison's dictionary where `log2OfShare` is read. */
export const valueAlias = (comparison: number): string => `l${comparison}`;

/** Log2 of the share of records that a value is taken to have when pairs are weighed, never below that of any model's minimum. @param column of the dictionary; default: under its alias. */
export const log2OfShare = (
  prepared: Prepared,
  model: LinkModel,
  comparison: number,
  frequency: string,
  column: ColumnOf = (name) => sql`${id(valueAlias(comparison), name)}`,
): Sql => sql`log2(greatest(${shareOfValue(prepared, model, comparison, frequency, column)}, ${1e-12}))`;
