/** The share of values that must be readable: below it a column stays text, from it up the rest are findings. */
export const readableShare = 0.995;

/** Of few records one bad value is a larger share: up to three of them, and one in fifty. */
const strays = { most: 3, share: 0.02 } as const;

/** As many of so many values may be bad, and the column is still what the others say. */
export function fewOf(values: number): number {
  return Math.max((1 - readableShare) * values, Math.min(strays.most, Math.floor(strays.share * values)));
}
