import { exactComparison, type EntityKind, numberComparison } from '@sogoc/linkage';
import { addressComparer } from '../comparers/address.ts';
import { block, named, ofType } from './part.ts';

/** Land parcels: tables with the number of a map sheet and of a parcel on it, or with a certificate and an area. */
export const parcel: EntityKind = {
  id: 'parcel',
  title: { vi: 'Thửa đất', en: 'Land parcel', id: 'Bidang tanah' },
  parts: [
    { id: 'commune', fits: ofType('vn.commune-code'), borrowed: true },
    { id: 'sheet', fits: (_, words) => words.includes('to') && (words.includes('so') || words.includes('ban')), },
    { id: 'number', fits: (column, words) => words.includes('thua') && words.includes('so') && column.type !== 'decimal' },
    { id: 'area', fits: (column, words) => words.includes('dien') && words.includes('tich') && column.type !== 'text' },
    { id: 'land_type', fits: named('loai', 'dat') },
    { id: 'address', fits: ofType('vn.address') },
  ],
  describes: (_found, own, table) => own.has('sheet') && own.has('number') && !table.columns.some((one) => one.semanticType?.id === 'vn.person-name'),
  numbers: [],
  identity: ['commune', 'sheet', 'number', 'area'],
  comparisons: [
    exactComparison('commune', { frequency: true }),
    exactComparison('sheet', { frequency: true }),
    exactComparison('number', { frequency: true }),
    numberComparison('area'),
  ],
  blocking: [block('sheet', 'number', 'area'), block('commune', 'sheet', 'number'), block('commune', 'area', 'number'), block('commune', 'area', 'sheet')],
};
