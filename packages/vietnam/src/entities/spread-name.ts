import type { NamedColumn } from '@sogoc/linkage';

/** Names of columns that hold parts of a person's name, in the order in which the whole is said; the middle may be missing. */
const family = [
  'ho',
  'ho dem',
  'ho chu dem',
  'ho va dem',
  'ho va chu dem',
  'ho lot',
  'ho va ten dem',
  'ho ten dem',
  'surname',
  'last name',
  'family name',
];
const middle = ['dem', 'chu dem', 'ten dem', 'lot', 'chu lot', 'ten lot', 'middle name'];
const given = ['ten', 'ten rieng', 'ten goi', 'first name', 'given name', 'forename'];

/** The columns of family, middle and given name where a table keeps them apart; null where it does not. */
export function spreadName(columns: readonly NamedColumn[]): string[] | null {
  const called = (names: readonly string[]): string | undefined =>
    columns.find(({ column, words }) => names.includes(words.join(' ')) && isWords(column))?.column.name;
  const [first, between, last] = [called(family), called(middle), called(given)];
  return first === undefined || last === undefined ? null : [first, ...(between === undefined ? [] : [between]), last];
}

/** Text without digits: `ho` is also a household, which is numbered. */
const isWords = ({ type, patterns, maxLength }: NamedColumn['column']): boolean =>
  type === 'text' && (maxLength ?? 0) <= 60 && !(patterns[0]?.pattern ?? '').includes('9');
