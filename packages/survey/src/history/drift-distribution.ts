import { type Address, type DriftFound, enoughRuns, type Seen } from './drift-found.ts';
import { median } from './robust.ts';
import type { ColumnFacts } from './run-facts.ts';
import { chanceIndex, type Distribution, stabilityIndex } from './stability-index.ts';

type Column = ColumnFacts & { rows: number };

/** From here on a distribution has shifted (Siddiqi, see stability-index.ts). */
const shifted = 0.25;

/**
 * Whether the shares of a column's most frequent values moved: against the last run, or against the median share of each value over five or more. Of a
 * personal column nothing is known, so nothing is said.
 */
export function distributionDrift(address: Address, { history, now }: Seen<Column>): DriftFound[] {
  const told = history.filter(({ top, rows }) => top !== null && rows > 0);
  const last = told.at(-1);
  if (last === undefined || now.top === null || now.rows === 0) return [];
  const many = told.length >= enoughRuns;
  const before = many ? medianShares(told) : sharesOf(last);
  const after = sharesOf(now);
  const rows = { before: last.rows, after: now.rows };
  const distance = stabilityIndex(before, after, rows);
  if (distance < shifted || distance < chanceIndex(before, after, rows)) return [];
  const basis = many ? ({ method: 'median-mad', runs: told.length } as const) : ({ method: 'last', runs: 1 } as const);
  return [{ ...address, measure: 'distribution', before: null, after: null, distance, basis }];
}

/** Where a column has more values than the profile names, a value that is not named is no value of no record. */
function sharesOf({ top, distinct }: Column): Distribution {
  return { shares: new Map((top ?? []).map(({ value, share }) => [value, share])), whole: distinct <= (top ?? []).length };
}

function medianShares(columns: readonly Column[]): Distribution {
  const all = columns.map(sharesOf);
  const values = new Set(all.flatMap(({ shares }) => [...shares.keys()]));
  const named = [...values].filter((value) => all.every(({ shares, whole }) => whole || shares.has(value)));
  const shares = new Map(named.map((value) => [value, median(all.map((one) => one.shares.get(value) ?? 0))]));
  return { shares, whole: all.every(({ whole }) => whole) };
}
