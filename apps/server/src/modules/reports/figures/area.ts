import { type Language, words } from '../document/words.ts';
import type { Scope } from './scope.ts';

/** `Thanh Hóa` of `Ủy ban nhân dân tỉnh Thanh Hóa`. */
export const placeName = (name: string): string => name.replace(/^Ủy ban nhân dân (tỉnh|thành phố|xã|phường|đặc khu) /i, '');

/** What a report is about, as a sentence goes on with it: where a People's Committee governs, or what an agency has charge of. */
export function areaOf({ kind, name }: Pick<Scope['agency'], 'kind' | 'name'>, language: Language): string {
  if (kind === 'root') return words('trên phạm vi cả nước', 'in the whole country', 'di seluruh negara')[language];
  const governed = name.replace(/^Ủy ban nhân dân /i, '');
  if (governed === name) return words('thuộc phạm vi quản lý', 'in its charge', 'dalam lingkup tugasnya')[language];
  return words(`trên địa bàn ${governed}`, `in ${placeName(name)}`, `di ${placeName(name)}`)[language];
}
