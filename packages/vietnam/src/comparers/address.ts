import { sql } from '@sogoc/engine';
import type { Comparer, Preparation } from '@sogoc/linkage';
import { address } from '../types/address.ts';
import { addressTests } from './address-tests.ts';
import { level, other, ways } from './level.ts';
import { communeKeySql, detailSql, shapedSql } from './parts-of-address.ts';
import { communesSql } from './units-of-address.ts';
import { writingOut } from './written-out.ts';

const none = sql`null`;

/** Words for kinds of units, streets and houses, that some write and others leave out. */
const wordsOfUnits = 'so|so nha|nha|duong|pho|xa|phuong|thi tran|quan|huyen|thi xa|thanh pho|tinh|x|p|tt|q|h|tx|tp|t';

/** Written out in full; what stands before the commune; communes of today (codes, with blanks between). */
const prepare: readonly Preparation[] = [
  ...writingOut.map(
    (step): Preparation =>
      ([text = none], dialect) => [step(text, dialect), none, none],
  ),
  ([full = none], dialect) => [full, shapedSql(full, dialect), none],
  ([full = none, shaped = none], dialect) => [full, detailSql(shaped, dialect), communeKeySql(shaped, dialect)],
  ([full = none, detail = none, key = none], dialect) => [full, detail, communesSql(key, dialect)],
];

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
    inputs: ways(inputs, 3),
    comparer: 'vn.address',
    levels: [
      level('same', { kind: 'exact', inputs: [0] }, [0]),
      level('same house, units of another time', { kind: 'vn.same-place', inputs: [1, 2] }),
      level('typed wrong', { kind: 'vn.address-typing', inputs: [0], atMost: 2 }),
      level('same hamlet', { kind: 'vn.same-hamlet', inputs: [1, 2] }),
      level('same commune', { kind: 'vn.same-commune', inputs: [2] }),
      level('most words shared', { kind: 'shared-words', inputs: [0], atLeast: 0.7 }),
      level('same province', { kind: 'vn.same-province', inputs: [0] }),
      other,
    ],
  }),
  blocking: (column) => [
    { expression: { column, steps: ['fold', { without: wordsOfUnits }] }, agree: 0.5 },
    { expression: { column, steps: ['fold', { without: wordsOfUnits }, { first: 12 }] }, agree: 0.5, partial: true },
  ],
};
