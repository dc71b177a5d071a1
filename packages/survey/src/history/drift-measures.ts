import type { Drift } from './comparison.ts';
import type { ColumnFacts, TableFacts } from './run-facts.ts';

/** A number that a table or column is watched by. */
export interface Measure<Facts> {
  name: Drift['measure'];
  /** Null where it says nothing. */
  of(facts: Facts): number | null;
  /** How far it moved between two runs. */
  change(before: Facts, after: Facts): number;
  /** Is that move worth telling, when the last run is all there is to compare with? */
  tells(before: Facts, after: Facts): boolean;
  /** The least spread taken for ordinary around a median. */
  floor(median: number, now: Facts): number;
}

type Column = ColumnFacts & { rows: number };

/** Share of what was; of nothing, all. */
const relative = (before: number, after: number): number => (before === 0 ? Math.sign(Math.abs(after)) : Math.abs((after - before) / before));
const missingShare = ({ missing, rows }: Column): number | null => (rows === 0 ? null : missing / rows);

/** Counts that move by a few, whatever the share, are ordinary. */
const few = 5;

export const tableMeasures: readonly Measure<TableFacts>[] = [
  {
    name: 'rows',
    of: ({ rows }) => rows,
    change: (before, after) => relative(before.rows, after.rows),
    tells: (before, after) => Math.abs(after.rows - before.rows) >= few && relative(before.rows, after.rows) >= 0.1,
    floor: (median) => Math.max(1, 0.01 * median),
  },
];

const missing: Measure<Column> = {
  name: 'missing',
  of: missingShare,
  change: (before, after) => Math.abs((missingShare(after) ?? 0) - (missingShare(before) ?? 0)),
  tells: (before, after) => missing.change(before, after) >= 0.05 && beyondChance(before, after),
  floor: (_, { rows }) => Math.max(0.005, 1 / rows),
};

/** Two shares differ by more than three standard errors (test of two proportions, pooled). */
function beyondChance(before: Column, after: Column): boolean {
  const pooled = (before.missing + after.missing) / (before.rows + after.rows);
  const error = Math.sqrt(pooled * (1 - pooled) * (1 / before.rows + 1 / after.rows));
  return missing.change(before, after) > 3 * error;
}

/** Where nearly every value is another, their number follows the rows: it tells only of columns with values that repeat. */
const repeats = ({ distinct, missing: empty, rows }: Column): boolean => distinct > 0 && distinct <= (rows - empty) / 2;

const distinct: Measure<Column> = {
  name: 'distinct',
  of: (column) => (repeats(column) ? column.distinct : null),
  change: (before, after) => relative(before.distinct, after.distinct),
  tells: (before, after) => Math.abs(after.distinct - before.distinct) >= 2 && relative(before.distinct, after.distinct) >= 0.2,
  floor: (median) => Math.max(0.5, 0.02 * median),
};

/** Of numbers that name a record (each another, as a serial number) the middle says nothing. */
const middle: Measure<Column> = {
  name: 'median',
  of: (column) => (column.distinct < column.rows - column.missing ? column.median : null),
  change: (before, after) => relative(before.median ?? 0, after.median ?? 0),
  tells: (before, after) => Math.abs((after.median ?? 0) - (before.median ?? 0)) > Math.max(before.mad ?? 0, 0.1 * Math.abs(before.median ?? 0)),
  floor: (median, { mad }) => Math.max(0.1 * (mad ?? 0), 0.01 * Math.abs(median), 1e-9),
};

export const measures: readonly Measure<Column>[] = [missing, distinct, middle];
