import type { KnownValues } from './known-values.ts';

/** The numbers of values; -1 where one is missing or not known. @param codes in halves, the low one first; the high one is below 0 where there is none. */
export function valuesOf(known: KnownValues, codes: ArrayLike<number>): Int32Array {
  const values = new Int32Array(codes.length / 2);
  for (let row = 0; row < values.length; row += 1) {
    const high = codes[2 * row + 1] ?? -1;
    values[row] = high < 0 ? -1 : known.find(high, codes[2 * row] ?? 0);
  }
  return values;
}
