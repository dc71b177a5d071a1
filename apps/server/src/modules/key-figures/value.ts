/** Why a key figure has no value. It is never shown as 0 instead. */
export const reasons = [
  'nothing-to-count',
  'no-reports',
  'reports-too-old',
  'not-surveyed',
  'not-known-for-that-day',
  'cannot-be-computed',
  'out-of-reach',
] as const;
export type Reason = (typeof reasons)[number];

/** A key figure on a day: a value, with what it was counted from, or the reason why there is none. */
export type Value =
  | { value: number; numerator: number | null; denominator: number | null; reason: null }
  | { value: null; numerator: null; denominator: null; reason: Reason };

export const notMeasured = (reason: Reason): Value => ({ value: null, numerator: null, denominator: null, reason });

/** A share in per cent, to two places; of nothing there is none. */
export function share(numerator: number, denominator: number): Value {
  if (denominator === 0) return notMeasured('nothing-to-count');
  return { value: rounded((100 * numerator) / denominator), numerator, denominator, reason: null };
}

/** So many of so many, the first being the value. */
export function countOf(numerator: number, denominator: number): Value {
  return denominator === 0 ? notMeasured('nothing-to-count') : { value: numerator, numerator, denominator, reason: null };
}

export const rounded = (value: number): number => Math.round(value * 100) / 100;
