import { type EntityKind, exactComparison, numberComparison } from '@sogoc/linkage';
import { addressComparer } from '../comparers/address.ts';
import { block, named, ofType } from './part.ts';

/** Land parcels: tables with the number of a map sheet and of a parcel on it, or with a certificate and an area. */
export const parcel: EntityKind = {
  id: 'parcel',
  title: { vi: 'Thửa đất', en: 'Land parcel', id: 'Bidang tanah' },
  parts: [
    { id: 'commune', title: { vi: 'mã xã', en: 'commune code', id: 'kode komune' }, fits: ofType('vn.commune-code'), borrowed: true },
    {
      id: 'sheet',
      title: { vi: 'số tờ bản đồ', en: 'map sheet', id: 'lembar peta' },
      fits: (_, words) => words.includes('to') && (words.includes('so') || words.includes('ban')),
    },
    {
      id: 'number',
      title: { vi: 'số thửa', en: 'parcel number', id: 'nomor bidang' },
      fits: (column, words) => words.includes('thua') && words.includes('so') && column.type !== 'decimal',
    },
    {
      id: 'area',
      title: { vi: 'diện tích', en: 'area', id: 'luas' },
      fits: (column, words) => words.includes('dien') && words.includes('tich') && column.type !== 'text',
    },
    { id: 'land_type', title: { vi: 'loại đất', en: 'land type', id: 'jenis tanah' }, fits: named('loai', 'dat') },
    { id: 'address', title: { vi: 'địa chỉ', en: 'address', id: 'alamat' }, fits: ofType('vn.address') },
  ],
  describes: (_found, own, table) => own.has('sheet') && own.has('number') && !table.columns.some((one) => one.semanticType?.id === 'vn.person-name'),
  numbers: [],
  identity: ['commune', 'sheet', 'number', 'area'],
  comparisons: [
    exactComparison('commune', { frequency: true }),
    exactComparison('sheet', { frequency: true }),
    exactComparison('number', { frequency: true }),
    numberComparison('area'),
    addressComparer.comparison('address', [{ column: 'address' }]),
  ],
  blocking: [
    block('sheet', 'number', 'area'),
    block('commune', 'sheet', 'number'),
    block('commune', 'area', 'number'),
    block('commune', 'area', 'sheet'),
  ],
};
