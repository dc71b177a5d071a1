import type { EntityKind } from '@sogoc/linkage';
import { addressComparer } from '../comparers/address.ts';
import { level, other } from '../comparers/level.ts';
import { block, named, ofType } from './part.ts';
import { byRarity, bySize } from './plain-comparisons.ts';

const has = (words: readonly string[], any: readonly string[]): boolean => any.some((word) => words.includes(word));
/** What else of a parcel is told in numbers: its owner, its area, its use. */
const notNumbers = ['chu', 'owner', 'dien', 'area', 'loai', 'type', 'ma', 'id'];

/** Land parcels: tables with the number of a map sheet and of a parcel on it, or with a certificate and an area. Numbers begin anew in each commune of before the merger, so that the area has to agree. */
export const parcel: EntityKind = {
  id: 'parcel',
  title: { vi: 'Thửa đất', en: 'Land parcel', id: 'Bidang tanah' },
  parts: [
    { id: 'commune', title: { vi: 'mã xã', en: 'commune code', id: 'kode komune' }, fits: ofType('vn.commune-code'), borrowed: true },
    {
      id: 'sheet',
      title: { vi: 'số tờ bản đồ', en: 'map sheet', id: 'lembar peta' },
      fits: (_, words) => words.includes('sheet') || words.includes('tbd') || (words.includes('to') && has(words, ['so', 'ban', 'bd'])),
    },
    {
      id: 'number',
      title: { vi: 'số thửa', en: 'parcel number', id: 'nomor bidang' },
      fits: (column, words) => column.type === 'integer' && has(words, ['thua', 'parcel', 'plot', 'lot']) && !has(words, notNumbers),
    },
    {
      id: 'area',
      title: { vi: 'diện tích', en: 'area', id: 'luas' },
      fits: (column, words) => column.type !== 'text' && (words.includes('area') || (words.includes('dien') && words.includes('tich'))),
    },
    {
      id: 'certificate',
      title: { vi: 'số giấy chứng nhận', en: 'certificate', id: 'sertifikat' },
      fits: ofType('vn.certificate-serial'),
      canonical: (value, dialect) => dialect.regexReplace(value, '[^0-9A-Za-zĐđ|]+', ''),
      gathered: true,
    },
    { id: 'land_type', title: { vi: 'loại đất', en: 'land type', id: 'jenis tanah' }, fits: named('loai', 'dat') },
    { id: 'address', title: { vi: 'địa chỉ', en: 'address', id: 'alamat' }, fits: ofType('vn.address') },
  ],
  describes: (_found, own, table) =>
    ((own.has('sheet') && own.has('number')) || (own.has('certificate') && own.has('area'))) &&
    !table.columns.some((one) => one.semanticType?.id === 'vn.person-name'),
  numbers: [],
  identity: ['commune', 'sheet', 'number', 'area'],
  comparisons: [
    byRarity('commune'),
    byRarity('sheet'),
    byRarity('number'),
    bySize('area'),
    {
      name: 'certificate',
      inputs: [{ column: 'certificate' }],
      levels: [level('one in common', { kind: 'lists-overlap', separator: '|', atLeast: 1 }), other],
    },
    addressComparer.comparison('address', [{ column: 'address' }]),
  ],
  blocking: [
    block(['certificate', { split: '|' }]),
    block('sheet', 'number', 'area'),
    block('commune', 'sheet', 'number'),
    block('commune', 'area', 'number'),
    block('commune', 'area', 'sheet'),
  ],
};
