import { defineWords } from '../../words/define-words.ts';

/** Kinds of discrepancy. */
export const kindWords = defineWords({
  vi: {
    missing: 'Thiếu giá trị',
    outlier: 'Bất thường',
    duplicate: 'Trùng lặp',
    format: 'Sai khuôn dạng',
    referential: 'Không có trong danh mục',
    'cross-field': 'Mâu thuẫn',
    stale: 'Lạc hậu',
    'reference-mismatch': 'Khác dữ liệu gốc',
    variant: 'Khác cách viết',
  },
  en: {
    missing: 'Missing',
    outlier: 'Outlier',
    duplicate: 'Duplicate',
    format: 'Wrong format',
    referential: 'Unknown code',
    'cross-field': 'Contradiction',
    stale: 'Stale',
    'reference-mismatch': 'Differs from the original',
    variant: 'Written differently',
  },
  id: {
    missing: 'Kosong',
    outlier: 'Janggal',
    duplicate: 'Ganda',
    format: 'Salah format',
    referential: 'Kode tidak dikenal',
    'cross-field': 'Bertentangan',
    stale: 'Usang',
    'reference-mismatch': 'Berbeda dari data asli',
    variant: 'Beda penulisan',
  },
});

/** How much a discrepancy weighs. */
export const severityWords = defineWords({
  vi: {
    low: 'Nhẹ',
    medium: 'Vừa',
    high: 'Nặng',
  },
  en: {
    low: 'Low',
    medium: 'Medium',
    high: 'High',
  },
  id: {
    low: 'Ringan',
    medium: 'Sedang',
    high: 'Berat',
  },
});

/** How far a discrepancy is dealt with. */
export const stateWords = defineWords({
  vi: {
    open: 'Chưa xử lý',
    reopened: 'Mở lại',
    confirmed: 'Đang sửa',
    mended: 'Đã báo sửa',
    rejected: 'Cho là không sai',
    dismissed: 'Không sai',
    verified: 'Đã kiểm, hết sai',
  },
  en: {
    open: 'Open',
    reopened: 'Reopened',
    confirmed: 'Being mended',
    mended: 'Reported mended',
    rejected: 'Said to be right',
    dismissed: 'Found right',
    verified: 'Checked, gone',
  },
  id: {
    open: 'Terbuka',
    reopened: 'Dibuka lagi',
    confirmed: 'Sedang diperbaiki',
    mended: 'Dilaporkan diperbaiki',
    rejected: 'Dinyatakan benar',
    dismissed: 'Terbukti benar',
    verified: 'Diperiksa, hilang',
  },
});

/** Why a discrepancy is settled, where the register says so and nobody else. */
export const settledWords = defineWords({
  vi: { RULE_CHANGED: 'Quy tắc đã đổi' },
  en: { RULE_CHANGED: 'The rule has changed' },
  id: { RULE_CHANGED: 'Aturan telah berubah' },
});
