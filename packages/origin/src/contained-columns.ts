import type { Containment } from './containment.ts';
import { type Field, fieldRef } from './field.ts';
import type { ColumnRef } from './origins.ts';

/** A column whose values another column holds too. */
export interface ContainedColumn {
  column: ColumnRef;
  in: ColumnRef;
  /** Distinct values of `column`, in comparable form. */
  distinct: number;
  /** How many of them `in` holds. */
  shared: number;
  /** 0..1 */
  share: number;
}

/** The content of `containment.json`. */
export interface ContainedColumns {
  /** One in how many values of large columns was looked at; 1: all, and every figure is exact. */
  every: number;
  /** Of each column the fullest, where at least half of its values are held elsewhere, by the most first. */
  pairs: ContainedColumn[];
  /** Pairs that were left out, as their column is held by enough others as fully. */
  leftOut: number;
}

const leastShare = 0.5;
const leastShared = 2;
/** Holders told of a column: short numbers stand in hundreds of columns, and the file would grow with the square of their number. */
const mostHolders = 10;

/** Which columns are contained in which, over all tables. Fields of several columns are left out: no column holds their values. */
export function containedColumns(fields: readonly Field[], containment: Containment): ContainedColumns {
  const single = fields.filter(({ columns }) => columns.length === 1);
  const found = single.map((a) => ({ a, holders: holdersOf(a, single, containment) }));
  const pairs = found.flatMap(({ a, holders }) =>
    holders.slice(0, mostHolders).map(({ b, shared, share }): ContainedColumn => {
      return { column: fieldRef(a), in: fieldRef(b), distinct: containment.distinct(a), shared, share: Math.round(share * 1e4) / 1e4 };
    }),
  );
  const all = found.reduce((sum, { holders }) => sum + holders.length, 0);
  return { every: containment.every, pairs: pairs.sort((x, y) => y.share - x.share || y.shared - x.shared), leftOut: all - pairs.length };
}

/** Columns that hold a column's values: the fullest first, of equal ones the one with the fewest values beside, which tells most. */
function holdersOf(a: Field, fields: readonly Field[], containment: Containment): { b: Field; shared: number; share: number }[] {
  return fields
    .filter((b) => b !== a)
    .map((b) => ({ b, shared: containment.shared(a, b), share: containment.contained(a, b) }))
    .filter(({ shared, share }) => shared >= leastShared && share >= leastShare)
    .sort((x, y) => y.share - x.share || containment.distinct(x.b) - containment.distinct(y.b));
}
