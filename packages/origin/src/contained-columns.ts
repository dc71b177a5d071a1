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
  /** Those of which at least half of the values are held elsewhere, by the most first. */
  pairs: ContainedColumn[];
}

const leastShare = 0.5;
const leastShared = 2;

/** Which columns are contained in which, over all tables. Fields of several columns are left out: no column holds their values. */
export function containedColumns(fields: readonly Field[], containment: Containment): ContainedColumns {
  const single = fields.filter(({ columns }) => columns.length === 1);
  const pairs = single.flatMap((a) =>
    single.flatMap((b): ContainedColumn[] => {
      const [shared, share] = [containment.shared(a, b), containment.contained(a, b)];
      if (a === b || shared < leastShared || share < leastShare) return [];
      return [{ column: fieldRef(a), in: fieldRef(b), distinct: containment.distinct(a), shared, share: Math.round(share * 1e4) / 1e4 }];
    }),
  );
  return { every: containment.every, pairs: pairs.sort((x, y) => y.share - x.share || y.shared - x.shared) };
}
