import type { FoundPairs } from '../../packed/find-pairs.ts';
import { longer } from '../../packed/longer.ts';
import { type ColumnOfPairs, columnsOfPairs } from './chain-memory.ts';

/** Pairs with what codes tell of them, and the most that each may weigh (bits). */
interface Columns extends FoundPairs {
  most: Float64Array;
}

/** Pairs that are found bit by bit. */
export class PairList {
  readonly columns: Columns = {
    count: 0,
    l: new Int32Array(1024),
    r: new Int32Array(1024),
    rules: new Int32Array(1024),
    equal: new Int32Array(1024),
    open: new Int32Array(1024),
    pattern: new Float64Array(1024),
    rarity: new Float64Array(1024),
    most: new Float64Array(1024),
  };

  /** Adds so many pairs. @param column gives a column of them. */
  addAll(pairs: number, column: (name: ColumnOfPairs) => Int32Array | Float64Array): void {
    const { columns } = this;
    const first = columns.count;
    columns.count += pairs;
    if (columns.count > columns.l.length) {
      for (const name of columnsOfPairs.integers) columns[name] = longer(columns[name], columns.count * 2);
      for (const name of columnsOfPairs.doubles) columns[name] = longer(columns[name], columns.count * 2);
    }
    for (const name of [...columnsOfPairs.integers, ...columnsOfPairs.doubles]) columns[name].set(column(name).subarray(0, pairs), first);
  }
}
