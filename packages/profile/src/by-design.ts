import type { ColumnProfile } from './table-profile.ts';

/** Repeats that chance would have made: none of so many are left out by chance once in 160,000 tables (Poisson). */
const fewestExpected = 12;

/**
 * Is it by design that these columns, which never repeat together, do not? Drawn by chance from the values that there are, so many records would have repeated: n² / 2d pairs of
 * n records and d values are equal (the birthday problem), more where some values are frequent. Of one column d is what lies between its least and its greatest
 * value, of several the combinations of their values. Of texts nobody knows what else they might have been: they are by design where they look like codes.
 */
export function isByDesign(key: readonly ColumnProfile[], rows: number): boolean {
  const [only, ...more] = key;
  if (only && more.length === 0 && isCode(only, rows)) return true;
  const values = only && more.length === 0 ? between(only) : key.reduce((product, { distinct }) => product * distinct, 1);
  return values !== null && (rows * (rows - 1)) / 2 >= fewestExpected * values;
}

/** Whole numbers, or days, from a column's least to its greatest; null where it holds others. */
function between({ type, min, max }: ColumnProfile): number | null {
  if (min === null || max === null) return null;
  const [least, most] =
    type === 'integer' ? [Number(min), Number(max)] : type === 'date' ? [Date.parse(min) / 86_400_000, Date.parse(max) / 86_400_000] : [];
  const count = least === undefined || most === undefined ? Number.NaN : most - least + 1;
  return Number.isFinite(count) ? count : null;
}

/** Fewer records than this may have different codes of anything. */
const fewestCodes = 20;

/** Texts of one word with digits in it: `K-0012`, `36A-100.37`. */
function isCode({ type, patterns }: ColumnProfile, rows: number): boolean {
  return (
    type === 'text' &&
    rows >= fewestCodes &&
    patterns.length > 0 &&
    patterns.every(({ pattern }) => /9/.test(pattern.replaceAll(/\{\d+\}/g, '')) && !/\s/.test(pattern))
  );
}
