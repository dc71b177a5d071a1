import type { ColumnProfile } from '@sogoc/profile';
import { columnLooksLikeKey, looksLikeCount } from './key-name.ts';
import type { Proposer } from './propose.ts';

/** How many times the span from the 1st to the 99th percentile a value may lie beyond it. Tails of areas and populations stay inside. */
const spans = 5;
const enoughRecords = 100;
const enoughValues = 30;

/**
 * Bounds far outside of what nearly all values do. Percentiles rather than mean and deviation, since the outliers themselves do not move them
 * (Hampel, "The influence curve and its role in robust estimation", 1974). Where nearly all are above zero, so must all be; zero itself may stay only where it is usual. Values that
 * hardly differ by proportion (heights, not areas) are held to that below: as many times the ratio of the percentiles as spans above.
 */
export const proposeRange: Proposer = (profile, { pack }) =>
  profile.rows < enoughRecords
    ? []
    : profile.columns.flatMap((column) => {
        const names = columnLooksLikeKey(column, pack) && !looksLikeCount(column, profile.rows, pack);
        const bounds = names || column.semanticType ? null : rangeOf(column);
        if (!bounds) return [];
        const { evidence, ...limits } = bounds;
        return [{ check: { kind: 'range', column: column.name, ...limits }, criterion: 'correct', severity: 'low', evidence }];
      });

function rangeOf(column: ColumnProfile): { min: number; max: number; exclusiveMin?: boolean; evidence: Record<string, number> } | null {
  const numbers = column.numbers;
  if (!numbers || (column.type !== 'integer' && column.type !== 'decimal') || column.distinct < enoughValues) return null;
  const { q01, q99, median } = numbers;
  const span = q99 - q01;
  if (!(span > 0)) return null;
  const low = outwards(q01 - spans * span, -1);
  const [max, evidence] = [outwards(q99 + spans * span, 1), { median, q01, q99 }];
  if (q01 < 0 || low >= 0) return { min: low, max, evidence };
  const least = q01 > 0 ? inwards(q01 * (q01 / q99) ** spans) : 0;
  return least >= leastShare * q01 && least > 0 ? { min: least, max, evidence } : { min: 0, exclusiveMin: q01 > 0, max, evidence };
}

/** A bound by proportion below this share (0..1) of the 1st percentile says no more than that there is something. */
const leastShare = 0.001;

/** The next number towards zero with two digits. */
const inwards = (bound: number): number => {
  const unit = 10 ** (Math.floor(Math.log10(bound)) - 1);
  return Number((Math.floor(bound / unit) * unit).toPrecision(2));
};

/**
 * The next number outwards with two digits: a bound that a reader can keep in mind, and that stays while the percentiles move a little. What is far outside stays so: a bound moves by a tenth
 * of itself at most.
 */
function outwards(bound: number, way: 1 | -1): number {
  if (bound === 0) return 0;
  const unit = 10 ** (Math.floor(Math.log10(Math.abs(bound))) - 1);
  const rounded = (way > 0 ? Math.ceil(bound / unit) : Math.floor(bound / unit)) * unit;
  return Number(rounded.toPrecision(2));
}
