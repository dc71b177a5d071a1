import type { EntityKind } from '@sogoc/linkage';
import { addressComparer } from '../comparers/address.ts';
import { personNameComparer } from '../comparers/person-name.ts';
import { personalIdComparer } from '../comparers/personal-id.ts';
import { block, formOf, ofType } from './part.ts';

const column = (name: string): [{ column: string }] => [{ column: name }];

/** The number of a household: `ma_ho`, `so_ho_khau`, `household_no`. */
function isHousehold(words: readonly string[]): boolean {
  const at = words.lastIndexOf('ho');
  return words.includes('household') || (at >= 0 && words.slice(at + 1).every((word) => ['gd', 'gia', 'dinh', 'dan', 'khau'].includes(word)));
}

/** Households: tables whose records are named by the number of a household. They are compared by their heads, told in the record or in the one that it refers to. */
export const household: EntityKind = {
  id: 'household',
  title: { vi: 'Hộ gia đình', en: 'Household', id: 'Rumah tangga' },
  parts: [
    {
      id: 'personal_id',
      title: { vi: 'số định danh', en: 'personal ID', id: 'nomor identitas' },
      fits: ofType('vn.personal-id'),
      canonical: formOf(personalIdComparer),
      borrowed: true,
    },
    {
      id: 'old_card',
      title: { vi: 'số CMND cũ', en: 'old ID card', id: 'kartu lama' },
      fits: ofType('vn.old-id-card'),
      canonical: formOf(personalIdComparer),
      borrowed: true,
    },
    {
      id: 'name',
      title: { vi: 'họ tên chủ hộ', en: 'name of the head', id: 'nama kepala' },
      fits: ofType('vn.person-name'),
      canonical: formOf(personNameComparer),
      borrowed: true,
    },
    { id: 'address', title: { vi: 'địa chỉ', en: 'address', id: 'alamat' }, fits: ofType('vn.address'), borrowed: true },
  ],
  describes: (found, _own, _table, keyWords) => isHousehold(keyWords) && found.has('name'),
  numbers: ['personal_id', 'old_card'],
  identity: ['personal_id', 'name'],
  comparisons: [
    personalIdComparer.comparison('personal_id', column('numbers')),
    personNameComparer.comparison('name', column('name')),
    addressComparer.comparison('address', column('address')),
  ],
  blocking: [
    block(['numbers', { split: ' ' }]),
    block(['name', 'fold', 'sorted-words']),
    block(['address', 'fold'], ['name', 'fold', { word: -1 }]),
    block(['numbers', { last: 6 }], ['name', 'fold', { word: -1 }]),
  ],
};
