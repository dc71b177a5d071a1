import type { DatedList, Localized } from '@sogoc/profile';
import { type UnitState, unitsBefore, unitsNow } from './units.ts';

function datedList(id: string, title: Localized, entriesOf: (state: UnitState) => ReadonlyMap<string, string>): DatedList {
  const states = () =>
    [unitsBefore(), unitsNow()].map((state) => ({ validFrom: state.validFrom, validTo: state.validTo, entries: entriesOf(state) }));
  return { id, title, states };
}

export const communeList = datedList(
  'vn.commune',
  { vi: 'Danh mục đơn vị hành chính cấp xã', en: 'Communes', id: 'Daftar komune' },
  (state) => new Map([...state.communes.values()].map((commune) => [commune.code, commune.name])),
);

export const provinceList = datedList(
  'vn.province',
  { vi: 'Danh mục đơn vị hành chính cấp tỉnh', en: 'Provinces', id: 'Daftar provinsi' },
  (state) => state.provinces,
);
