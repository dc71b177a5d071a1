import { sql } from '@sogoc/engine';
import { planting, type Rewrite } from './planting.ts';

/** One digit read or typed wrong, never the first. */
const wrong: Rewrite = (value, draw) => {
  const at = sql`(2 + floor(${draw('at')} * (length(${value}) - 1))::integer)`;
  return sql`left(${value}, ${at} - 1) || translate(substring(${value}, ${at}, 1), '0123456789', '6758902134') || substring(${value}, ${at} + 1)`;
};

/** The last digit, a check digit, replaced by another. */
const check: Rewrite = (value) => sql`left(${value}, length(${value}) - 1) || translate(right(${value}, 1), '0123456789', '3456789012')`;

const short: Rewrite = (value) => sql`left(${value}, length(${value}) - 1)`;
const unpadded: Rewrite = (value) => sql`ltrim(${value}, '0')`;

/** Still of the right form: only a comparison with the original shows it. */
export const wrongDigit = planting('reference-mismatch', 'digit typed wrong', wrong);
export const brokenCheckDigit = planting('format', 'check digit broken', check);
export const digitLost = planting('format', 'digit left out', short);
/** A spreadsheet took the identifier for a number. */
export const leadingZeroLost = planting('format', 'leading zeros lost', unpadded);
