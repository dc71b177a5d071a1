import type { ColumnProfile } from '@sogoc/profile';
import { columnLooksLikeKey, looksLikeCount } from './key-name.ts';
import type { Proposer } from './propose.ts';

/** How many times the span from the 1st to the 99th percentile a value may lie beyond it. Tails of areas and populations stay inside. */
const spans = 5;
const enoughRecords = 100;
const enoughValues = 30;

/**
 * Bounds far outside of what nearly all values do. Percentiles rather than mean and deviation, since the outliers themselves do not move them
 * (Hampel, "The influence curve and its role in robust estimation", 1974). Where nearly all are above zero, so must all be; zero itself may stay only where it is usual.
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
  return q01 >= 0 && low < 0 ? { min: 0, exclusiveMin: q01 > 0, max, evidence } : { min: low, max, evidence };
}

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
