import { patternType } from './pattern-type.ts';

/** Chứng minh nhân dân, the card of 9 digits that was issued until 2021; any 9 digits look like one. Decree 05/1999/NĐ-CP. */
export const oldIdCard = patternType({
  id: 'vn.old-id-card',
  title: { vi: 'Số chứng minh nhân dân (9 số)', en: 'Old ID card number (9 digits)', id: 'Nomor kartu identitas lama (9 angka)' },
  entity: 'person',
  personal: true,
  identifier: true,
  names: ['cmnd', 'so_cmnd', 'cmt', 'so_cmt', 'cmtnd', 'chung_minh', 'old_id', 'id_card', 'old_id_card'],
  needsName: true,
  pattern: '[0-3][0-9]{8}',
});
