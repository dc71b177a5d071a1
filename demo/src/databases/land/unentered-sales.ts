import { type Sql, sql } from '@sogoc/engine';
import type { Dice } from '../../random.ts';

/** Was the sale of this parcel (SQL of its id), made on that day, never entered? One in eight of those since 2022. */
export const saleNotEntered = (dice: Dice, parcel: Sql, soldOn: Sql): Sql =>
  sql`(${soldOn} > date '2022-01-01' and ${dice.chance(parcel, 'sale-not-entered', 0.125)})`;
