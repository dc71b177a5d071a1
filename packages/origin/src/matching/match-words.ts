import type { Language } from '../words/words.ts';

/** What two columns have in common, in words. */
export interface Common {
  /** Words of the source's name that the target's name has, too, in one form or another. */
  names: readonly string[];
  /** Distinct values of the source looked at, how many of them the target holds, and a few of them where they may be shown. */
  values: { looked: number; shared: number; examples: readonly string[] } | null;
  /** Share 0..1 of the middle ranges of two columns of numbers that overlaps. */
  range: number | null;
  /** Title of the semantic type of both. */
  meaning: string | null;
}

interface MatchWords {
  names(words: string): string;
  values(shared: number, looked: number): string;
  namesAlike: string;
  alike: string;
  range(percent: number): string;
  meaning(title: string): string;
  nothing: string;
}

const catalogue: Record<Language, MatchWords> = {
  en: {
    names: (words) => `the names share ${words}`,
    values: (shared, looked) => `${shared} of ${looked} distinct values are found in it`,
    namesAlike: 'the names look alike',
    alike: 'values are written alike',
    range: (percent) => `the ranges of the numbers overlap by ${percent} %`,
    meaning: (title) => `both mean: ${title}`,
    nothing: 'hardly anything in common',
  },
  vi: {
    names: (words) => `tên cột cùng có ${words}`,
    values: (shared, looked) => `${shared} trên ${looked} giá trị khác nhau có trong cột này`,
    namesAlike: 'tên cột gần giống nhau',
    alike: 'giá trị viết giống nhau',
    range: (percent) => `khoảng số trùng nhau ${percent} %`,
    meaning: (title) => `cùng nghĩa: ${title}`,
    nothing: 'hầu như không có gì chung',
  },
  id: {
    names: (words) => `nama kolom sama-sama memuat ${words}`,
    values: (shared, looked) => `${shared} dari ${looked} nilai berbeda ada di dalamnya`,
    namesAlike: 'nama kolom mirip',
    alike: 'nilai ditulis serupa',
    range: (percent) => `rentang angka tumpang tindih ${percent} %`,
    meaning: (title) => `sama-sama berarti: ${title}`,
    nothing: 'hampir tidak ada kesamaan',
  },
};

/** From here on a likeness of names or values is worth a word where no word or value is the same. */
const worthAWord = { name: 0.1, values: 0.3 };

/** One sentence on why two columns may match. @param likeness of their names and of their values, 0..1. */
export function matchInWords({ names, values, range, meaning }: Common, likeness: { name: number; values: number }, language: Language): string {
  const words = catalogue[language];
  const examples = values && values.examples.length > 0 ? ` (${values.examples.join(', ')})` : '';
  const said = [
    ...(names.length > 0 ? [words.names(names.join(', '))] : likeness.name >= worthAWord.name ? [words.namesAlike] : []),
    ...(values && values.shared > 0
      ? [`${words.values(values.shared, values.looked)}${examples}`]
      : likeness.values >= worthAWord.values
        ? [words.alike]
        : []),
    ...(range ? [words.range(Math.round(100 * range))] : []),
    ...(meaning ? [words.meaning(meaning)] : []),
  ];
  return said.length > 0 ? said.join('; ') : words.nothing;
}
