import { type Sql, sql } from '@sogoc/engine';

/** A number of bits: integers must not become decimal literals, whose precision is fixed. */
export const exactly = (weight: number): Sql => (Number.isInteger(weight) ? sql`cast(${weight} as double)` : sql`${weight}`);
