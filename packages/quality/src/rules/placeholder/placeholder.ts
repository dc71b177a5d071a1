import { and, or, sql } from '@sogoc/engine';
import type { ColumnProfile } from '@sogoc/profile';
import type { RecordRuleKind } from '../../rule-kind.ts';

/** Words that fill a hole, in lower case: signs, English, Vietnamese, Indonesian. Words that can be an answer (no, none) are not here. */
export const fillers = [
  ...['n/a', '#n/a', 'na', 'null', '(null)', '<null>', 'nil', 'nan', 'undefined', 'unknown', 'tbd', 'todo', 'test', 'xxx', 'xxxx', 'abc', 'asdf'],
  ...['không có dữ liệu', 'chưa có', 'chưa rõ', 'chưa cập nhật', 'đang cập nhật', 'không rõ', 'không xác định', 'chưa xác định'],
  ...['tidak ada data', 'tidak diketahui', 'belum ada', 'belum diisi'],
  ...['-', '--', '---', '.', '..', '...', '?', '??', '???', '*', '**', '***', '_', '/', '//'],
];

/** Bytes of the longest, with room for letters that are longer in upper case: longer texts need not be looked up. */
const longest = Math.max(...fillers.map((filler) => Buffer.byteLength(filler))) + 10;

/** Bytes of the longest text that may be one of the words in lower case: a letter there takes at most three times as many in upper case. */
const longestOf = (words: readonly string[]): number => 3 * Math.max(0, ...words.map((word) => Buffer.byteLength(word.toLowerCase())));

/** One digit over and over, or counted up: nobody's number. */
export const filledDigits = '^(0{6,}|1{8,}|2{8,}|3{8,}|4{8,}|5{8,}|6{8,}|7{8,}|8{8,}|9{6,}|-?9{4,}|0?123456789[0-9]*)$';

/**
 * The value is a value, not something typed to get past a field: what fills a hole is missing. A list of its own replaces the usual fillers.
 */
export const placeholder: RecordRuleKind<'placeholder'> = {
  kind: 'placeholder',
  form: 'record',
  finds: 'missing',
  precedence: 5,
  hides: true,
  compile: ({ column, values }, { dialect, cell }) => {
    const own = cell(column);
    const { text } = own;
    const low = dialect.lower(text);
    const fails = values
      ? sql`case when ${dialect.byteLength(text)} <= ${longestOf(values)} then ${dialect.listContains(sql`${values.map((value) => value.toLowerCase())}`, low)} else false end`
      : or(and(sql`${dialect.byteLength(text)} <= ${longest}`, dialect.listContains(sql`${fillers}`, low)), dialect.regexMatches(text, filledDigits));
    const numbers = fillingNumbers(values, own.profile);
    if (!numbers) return { column, fails, observed: text };
    const others = numbers.map((number) => sql`${own.stored} <> ${number}`);
    // No number that is none of these is written as one of them.
    const holdsSurely = sql`coalesce(${and(sql`abs(${own.stored}) < 1e300`, ...others)}, false)`;
    return { column, fails: sql`case when ${holdsSurely} then false else ${fails} end`, observed: text, holdsSurely };
  },
};

/**
 * The numbers among the words of a column that stores numbers as such: these need not be written as text to be compared. Null for other columns, for the usual words, and where numbers are too
 * many to be compared with one by one, or too great to be told from their neighbours.
 */
export function fillingNumbers(values: readonly string[] | undefined, { storage, reading }: ColumnProfile): number[] | null {
  if (!values || (storage !== 'integer' && storage !== 'double') || reading.kind !== 'stored') return null;
  const numbers = [...new Set(values.map(Number).filter(Number.isFinite))];
  return numbers.length <= 20 && numbers.every((number) => Math.abs(number) < Number.MAX_SAFE_INTEGER) ? numbers : null;
}
