import type { Dialect, Sql } from '@sogoc/engine';
import type { Comparer } from '@sogoc/linkage';
import { address } from '../types/address.ts';
import { addressTests } from './address-tests.ts';
import { input, level, other, ways } from './level.ts';
import { partsSql } from './parts-of-address.ts';
import { communesSql, provinceSql } from './units-of-address.ts';
import { writtenOutSql } from './written-out.ts';

/** Written out in full; house and hamlet; hamlet; communes of today (codes, with blanks between); province of today (code). */
function prepare(inputs: readonly Sql[], dialect: Dialect): Sql[] {
  const full = writtenOutSql(input(inputs), dialect);
  const parts = partsSql(full, dialect);
  return [full, parts.detail, parts.hamlet, communesSql(parts, dialect), provinceSql(parts, dialect)];
}

/**
 * Addresses across the merger of communes of 1 July 2025: each is read by the units of its time and carried to those of today, so that an old and a new
 * address of one house agree. Where a commune was split, any of its successors will do.
 */
export const addressComparer: Comparer = {
  id: 'vn.address',
  title: { vi: 'Địa chỉ', en: 'Address', id: 'Alamat' },
  semanticTypes: [address.id],
  prepare,
  tests: addressTests,
  comparison: (name, inputs) => ({
    name,
    inputs: ways(inputs, 5),
    comparer: 'vn.address',
    levels: [
      level('same', { kind: 'exact', inputs: [0] }, [0]),
      level('same house, units of another time', { kind: 'vn.same-place', inputs: [1, 3] }),
      level('typed wrong', { kind: 'vn.address-typing', inputs: [0], atMost: 2 }),
      level('same hamlet', { kind: 'vn.same-place', inputs: [2, 3] }),
      level('same commune', { kind: 'vn.same-commune', inputs: [3] }),
      level('most words shared', { kind: 'shared-words', inputs: [0], atLeast: 0.7 }),
      level('same province', { kind: 'exact', inputs: [4] }),
      other,
    ],
  }),
  blocking: (column) => [{ expression: { column, steps: ['fold'] }, agree: 0.5 }],
};
