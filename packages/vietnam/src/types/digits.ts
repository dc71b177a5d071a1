import { type Dialect, type Sql, sql } from '@sogoc/engine';

/** The digit at a place counted from 1, as a number; null where there is none. */
export const digitAt = (text: Sql, place: number, dialect: Dialect): Sql => dialect.tryCast(part(text, place, 1, dialect), 'integer');

/** Some characters from a place counted from 1. */
export const part = (text: Sql, start: number, length: number, dialect: Dialect): Sql => dialect.substring(text, sql`${start}`, sql`${length}`);
