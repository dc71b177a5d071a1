import { yearPattern } from './date-form.ts';
import type { SqlType } from './dialect.ts';

/** Blanks and line ends: the characters that `String.prototype.trim` of ECMAScript takes away, as a regular expression. */
const blank = '[\\t-\\r \\x{a0}\\x{1680}\\x{2000}-\\x{200a}\\x{2028}\\x{2029}\\x{202f}\\x{205f}\\x{3000}\\x{feff}]';

/** Matches what is to be trimmed. As a regular expression it costs a quarter of DuckDB's `trim` with a set, which looks at every character. */
export const outerBlanks = `^${blank}+|${blank}+$`;

/** How text must look to be read as a type; the first group is what the engine then casts. Engines by themselves read `1.5` and `1_0` as integers. */
export const readable: Readonly<Record<Exclude<SqlType, 'text' | 'boolean' | 'blob'>, string>> = {
  integer: '^ *([+-]?[0-9]+) *$',
  bigint: '^ *([+-]?[0-9]+) *$',
  double: '^ *([+-]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][+-]?[0-9]+)?) *$',
  date: `^ *(${yearPattern}-[0-9]{1,2}-[0-9]{1,2})(?:[ T][0-9:.]+Z?)? *$`,
  timestamp: `^ *(${yearPattern}-[0-9]{1,2}-[0-9]{1,2}(?:[ T][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\\.[0-9]{1,6})?)?)?)Z? *$`,
};

/** A text is true when, in lower case and without outer blanks, it is one of these. */
export const truths = { true: ['true', 't', '1'], false: ['false', 'f', '0'] } as const;
