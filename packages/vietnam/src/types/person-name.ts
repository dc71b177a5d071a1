import { once, readData } from '../data.ts';
import { foldSql } from '../text/fold-sql.ts';
import { patternType } from './pattern-type.ts';
import { rareSurnames } from './rare-surnames.ts';

/** Surnames in lower case, most frequent first. */
export const surnames = once((): string[] => [...new Set([...readData('surnames').map(([name = '']) => name.toLowerCase()), ...rareSurnames])]);

const bare = (name: string): string => name.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('đ', 'd');
/** A letter, mark or ’, said by what it is not: engines compile the classes of all letters of Unicode slowly. */
const letter = '[^ \\t\\n\\r\u00a0\u20280-9!-/:-@\\[-`{-~\u00d7\u2013\u2014]';
const accented = `(?:${surnames().join('|')})(?: +'?${letter}(?:${letter}|['.-])*)+`;
const plain = `(?:${[...new Set(surnames().map(bare))].join('|')})(?: +[a-z][a-z'.-]*)+`;

/**
 * A full name that begins with a Vietnamese surname (with or without accents). About a fifth of commune and street names do too, so that a column
 * needs most of its values to.
 */
export const personName = patternType({
  id: 'vn.person-name',
  title: { vi: 'Họ và tên', en: 'Person name', id: 'Nama orang' },
  entity: 'person',
  personal: true,
  identifier: false,
  names: [
    ...[
      'ho_ten',
      'ho_va_ten',
      'hoten',
      'hten',
      'ten_nguoi',
      'ten_chu',
      'chu_ho',
      'chu_so_huu',
      'chu_su_dung',
      'nguoi_nop',
      'nguoi_ky',
      'nguoi_dai_dien',
      'ten_cha',
      'ten_me',
    ],
    ...[
      'ten_vo',
      'ten_chong',
      'full_name',
      'fullname',
      'person_name',
      'owner_name',
      'applicant',
      'ho_ten_cha',
      'ho_ten_me',
      'ten_khach_hang',
      'ten_hoc_sinh',
      'ten_benh_nhan',
    ],
  ],
  threshold: 0.8,
  pattern: `(?:(?:ông|bà|anh|chị) +)?(?:${accented}|${plain})`,
  anyCase: true,
  canonical: foldSql,
});
