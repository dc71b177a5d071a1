/** Makes the median absolute deviation of normal data its standard deviation. */
const consistency = 1.4826;

/** Middle of numbers; the mean of the two middle ones of an even count; NaN of none. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const [low, high] = [sorted[sorted.length % 2 === 0 ? middle - 1 : middle] ?? Number.NaN, sorted[middle] ?? Number.NaN];
  return (low + high) / 2;
}

/**
 * How many robust standard deviations a value is from the median of a history: the modified z-score of Iglewicz and Hoaglin, *How to Detect and Handle
 * Outliers* (ASQC, 1993), who take more than 3.5 for an outlier. `floor` is the least spread, for a history that never moved.
 */
export function robustDistance(value: number, history: readonly number[], floor: number): { median: number; distance: number } {
  const middle = median(history);
  const spread = consistency * median(history.map((each) => Math.abs(each - middle)));
  return { median: middle, distance: Math.abs(value - middle) / Math.max(spread, floor) };
}
