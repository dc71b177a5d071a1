import { sql } from '@sogoc/engine';
import { planting } from './planting.ts';

/** A point lost or a unit mistaken: a thousand times too much. */
export const thousandfold = planting(
  'outlier',
  'unit mistaken',
  (value) => sql`coalesce(printf('%.0f', try_cast(${value} as double) * 1000), ${value})`,
);

export const negative = planting('outlier', 'sign wrong', (value) => sql`'-' || ${value}`);

/** Measured again or typed wrong: near, but another number. */
export const nearBy = planting(
  'reference-mismatch',
  'number typed wrong',
  (value) => sql`coalesce(printf('%.1f', try_cast(${value} as double) * 1.09 + 1), ${value})`,
);

export const markup = planting('format', 'markup left from conversion', (value) => sql`replace(${value}, ', ', '<br>')`);
