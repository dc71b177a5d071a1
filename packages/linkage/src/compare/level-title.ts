import type { Level, TestSpec } from '../model/link-model.ts';
import type { Registry } from './registry.ts';

/** A text in the three languages of the house. */
export interface Title {
  vi: string;
  en: string;
  id: string;
}

const percent = (share: unknown): string => `${Math.round(Number(share) * 100)} %`;

/** What the generic tests say, in words that an official uses. */
const titles: Record<string, (options: TestSpec) => Title> = {
  exact: () => ({ vi: 'trùng khớp', en: 'equal', id: 'sama' }),
  swapped: () => ({ vi: 'bị đảo chỗ cho nhau', en: 'swapped', id: 'tertukar' }),
  'same-folded': () => ({ vi: 'chỉ khác cách viết', en: 'written differently only', id: 'hanya berbeda cara tulis' }),
  levenshtein: (o) => ({
    vi: `khác tối đa ${o.atMost} ký tự`,
    en: `at most ${o.atMost} characters apart`,
    id: `berbeda paling banyak ${o.atMost} karakter`,
  }),
  'damerau-levenshtein': (o) => ({
    vi: `khác tối đa ${o.atMost} lỗi gõ`,
    en: `at most ${o.atMost} typing errors apart`,
    id: `berbeda paling banyak ${o.atMost} salah ketik`,
  }),
  'jaro-winkler': (o) => ({
    vi: `gần giống (từ ${percent(o.atLeast)})`,
    en: `similar (${percent(o.atLeast)} or more)`,
    id: `mirip (${percent(o.atLeast)} atau lebih)`,
  }),
  'same-prefix': (o) => ({ vi: `cùng ${o.length} ký tự đầu`, en: `the same first ${o.length} characters`, id: `${o.length} karakter pertama sama` }),
  prefix: () => ({ vi: 'một bên là phần đầu của bên kia', en: 'one is the beginning of the other', id: 'yang satu adalah awal dari yang lain' }),
  'same-part': () => ({ vi: 'giống nhau một phần', en: 'the same in part', id: 'sebagian sama' }),
  'same-words': () => ({ vi: 'cùng các từ, khác thứ tự', en: 'the same words in another order', id: 'kata sama, urutan berbeda' }),
  'shared-words': (o) => ({
    vi: `chung từ ${percent(o.atLeast)} số từ`,
    en: `${percent(o.atLeast)} or more of the words shared`,
    id: `${percent(o.atLeast)} atau lebih kata sama`,
  }),
  'rare-words': (o) => ({
    vi: `chung từ ${percent(o.atLeast)} số từ, từ hiếm tính nhiều hơn${o.own ? ', trong đó có từ hầu như không bản ghi nào khác có' : ''}`,
    en: `${percent(o.atLeast)} or more of the words shared, rare ones counting more${o.own ? ', one of them in hardly any other record' : ''}`,
    id: `${percent(o.atLeast)} atau lebih kata sama, kata langka dihitung lebih${o.own ? ', salah satunya hampir tidak ada di catatan lain' : ''}`,
  }),
  'same-initials': () => ({ vi: 'cùng chữ cái đầu', en: 'the same initials', id: 'inisial sama' }),
  'lists-overlap': (o) => ({
    vi: `chung từ ${o.atLeast} giá trị`,
    en: `${o.atLeast} or more values shared`,
    id: `${o.atLeast} atau lebih nilai sama`,
  }),
  'dates-within': (o) => ({ vi: `cách nhau tối đa ${o.days} ngày`, en: `at most ${o.days} days apart`, id: `selisih paling banyak ${o.days} hari` }),
  'day-month-swapped': () => ({ vi: 'đảo ngày và tháng', en: 'day and month swapped', id: 'hari dan bulan tertukar' }),
  'same-year': (o) =>
    o.unknownDay
      ? { vi: 'cùng năm, không rõ ngày', en: 'the same year, day not known', id: 'tahun sama, hari tidak diketahui' }
      : { vi: 'cùng năm', en: 'the same year', id: 'tahun sama' },
  'date-typing': (o) => ({
    vi: `khác tối đa ${o.atMost} chữ số`,
    en: `at most ${o.atMost} digits apart`,
    id: `berbeda paling banyak ${o.atMost} angka`,
  }),
  'numbers-within': (o) =>
    o.share === undefined
      ? { vi: `chênh tối đa ${o.difference}`, en: `at most ${o.difference} apart`, id: `selisih paling banyak ${o.difference}` }
      : { vi: `chênh tối đa ${percent(o.share)}`, en: `within ${percent(o.share)}`, id: `selisih paling banyak ${percent(o.share)}` },
  'places-within': (o) => ({ vi: `cách tối đa ${o.kilometres} km`, en: `within ${o.kilometres} km`, id: `dalam ${o.kilometres} km` }),
};

const none: Title = { vi: 'khác nhau', en: 'different', id: 'berbeda' };

/** A level in words: its own, those of a test that is not generic, of a generic one, else its name. */
export function levelTitle(level: Pick<Level, 'name' | 'test' | 'title'>, registry?: Registry): Title {
  const own = level.title ?? (level.test ? registry?.test(level.test.kind).title?.(level.test) : undefined);
  if (own) return own;
  if (!level.test) return none;
  return titles[level.test.kind]?.(level.test) ?? { vi: level.name, en: level.name, id: level.name };
}
