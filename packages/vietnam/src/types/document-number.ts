import { patternType } from './pattern-type.ts';

/** Số, ký hiệu văn bản: `1656/NQ-UBTVQH15`, `71/2025/NĐ-CP`, with or without "Số:" before and the day after. Decree 30/2020/NĐ-CP. */
export const documentNumber = patternType({
  id: 'vn.document-number',
  title: { vi: 'Số, ký hiệu văn bản', en: 'Document number', id: 'Nomor dokumen' },
  entity: 'document',
  personal: false,
  identifier: false,
  names: [
    'so_van_ban',
    'so_ky_hieu',
    'so_hieu',
    'so_quyet_dinh',
    'nghi_quyet',
    'nghi_dinh',
    'quyet_dinh',
    'so_qd',
    'decree',
    'document_number',
    'so_vb',
  ],
  pattern: '(?:số:? ?)?[0-9]{1,6}[a-z]?(?:/(?:19|20)[0-9]{2})?/[a-zđ]{1,10}[0-9]{0,2}(?:[-–][a-zđ&]{1,14}[0-9]{0,2}){0,4}(?:[;,]? ?ngày..*)?',
  anyCase: true,
});
