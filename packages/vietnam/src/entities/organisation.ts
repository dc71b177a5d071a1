import type { EntityKind } from '@sogoc/linkage';
import { addressComparer } from '../comparers/address.ts';
import { level, other } from '../comparers/level.ts';
import { block, ofLengths, ofType } from './part.ts';
import { byEdits } from './plain-comparisons.ts';

/** Organisations: tables with a tax code that is not a person's, or where the name of an organisation nearly tells records apart and no person is named. */
export const organisation: EntityKind = {
  id: 'organisation',
  title: { vi: 'Tổ chức', en: 'Organisation', id: 'Organisasi' },
  parts: [
    {
      id: 'tax_code',
      title: { vi: 'mã số thuế', en: 'tax code', id: 'nomor pajak' },
      fits: (one, words) => ofType('vn.tax-code')(one, words) && !ofLengths(12, 12)(one, words),
      canonical: (value, dialect) => dialect.regexReplace(value, '[^0-9]', ''),
    },
    { id: 'name', title: { vi: 'tên tổ chức', en: 'name', id: 'nama' }, fits: ofType('vn.organisation-name') },
    { id: 'address', title: { vi: 'địa chỉ', en: 'address', id: 'alamat' }, fits: ofType('vn.address') },
  ],
  describes: (found, own, table) => {
    if (own.has('tax_code')) return own.has('name');
    const [name] = found.get('name') ?? [];
    const column = table.columns.find((one) => one.name === name);
    const people = table.columns.some((one) => one.semanticType?.id === 'vn.person-name');
    return !people && column !== undefined && column.distinct >= 0.9 * table.rows;
  },
  numbers: [],
  identity: ['tax_code', 'name'],
  comparisons: [
    byEdits('tax_code'),
    {
      name: 'name',
      inputs: [{ column: 'name' }],
      levels: [
        level('same', { kind: 'exact' }, [0]),
        level('written otherwise', { kind: 'same-folded' }),
        level('the same words', { kind: 'same-words' }),
        other,
      ],
    },
    addressComparer.comparison('address', [{ column: 'address' }]),
  ],
  blocking: [
    block('tax_code'),
    block(['name', 'fold', 'sorted-words']),
    block(['name', 'fold', { word: -1 }], ['name', 'fold', { word: -2 }]),
    block(['tax_code', { last: 6 }]),
    block(['address', 'fold']),
  ],
};
