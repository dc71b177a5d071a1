import { and, type Dialect, or, type Sql, sql } from '@sogoc/engine';

/** Cyrillic and Greek letters that look like a Latin one, above the Latin one. Greek letters that are also signs (α, κ, μ, ρ) are not among them. */
const cyrillic = ['АВЕЅІЈКМНОРСТУХаеіјорсухѕһԁԛԝ', 'ABESIJKMHOPCTYXaeijopcyxshdqw'] as const;
const greek = ['ΑΒΕΖΗΙΚΜΝΟΡΤΥΧοό', 'ABEZHIKMNOPTYXoó'] as const;
const alike = cyrillic[0] + greek[0];
/** Letters, digits and signs of full width, as keyboards for Chinese and Japanese give them. */
const wide = Array.from({ length: 94 }, (_, at) => String.fromCodePoint(0xff01 + at)).join('');
const narrow = Array.from({ length: 94 }, (_, at) => String.fromCodePoint(0x21 + at)).join('');

const latin = '[A-Za-z\\x{00C0}-\\x{024F}\\x{1E00}-\\x{1EFF}]';
/** Marks above and below letters, and what is not seen between them. */
const between = '[\\x{0300}-\\x{036F}\\x{00AD}\\x{200B}-\\x{200F}\\x{2060}\\x{FEFF}]*';
const suspect = '[\\x{0370}-\\x{052F}\\x{FF01}-\\x{FF5E}]';
const mixed = `${latin}${between}[${alike}]|[${alike}]${between}${latin}`;
const otherLetters = `[${ranges(0x370, 0x52f, alike)}]`;
/** Scripts whose texts hold letters of full width by custom; the blank of that width tells nothing. */
const wideScripts =
  '[\\x{1100}-\\x{11FF}\\x{2E80}-\\x{2FFF}\\x{3001}-\\x{A4CF}\\x{AC00}-\\x{D7FF}\\x{F900}-\\x{FAFF}\\x{FF5F}-\\x{FFEF}\\x{20000}-\\x{3FFFF}]';

/**
 * Boolean SQL: does the text hold letters of another script that only look like its own? A Cyrillic or Greek letter within a Latin word, where the text has no letter of these scripts but
 * such as look Latin; letters and digits of full width where nothing else is Chinese, Japanese or Korean.
 */
export function hasAlikeLetters(text: Sql, dialect: Dialect): Sql {
  const has = (pattern: string): Sql => dialect.regexMatches(text, pattern);
  const strangers = and(has(mixed), sql`not ${has(otherLetters)}`);
  const widened = and(has('[\\x{FF01}-\\x{FF5E}]'), sql`not ${has(wideScripts)}`);
  return and(has(suspect), or(strangers, widened));
}

/**
 * The text with these letters in its own script.
 * @param told what of the text tells its script: markup does not.
 */
export function withoutAlikeLetters(text: Sql, told: Sql, dialect: Dialect): Sql {
  const hasSuspects = dialect.regexMatches(text, suspect);
  const narrowed = dialect.translate(text, alike + wide, cyrillic[1] + greek[1] + narrow);
  return sql`case when ${and(hasSuspects, hasAlikeLetters(told, dialect))} then ${narrowed} else ${text} end`;
}

/** A class of all code points from one to another but some. */
function ranges(from: number, to: number, but: string): string {
  const left = [...but].map((letter) => letter.codePointAt(0) ?? 0).filter((code) => code >= from && code <= to);
  const ends = [from - 1, ...left.sort((a, b) => a - b), to + 1];
  const hex = (code: number): string => `\\x{${code.toString(16).padStart(4, '0')}}`;
  return ends.flatMap((end, at) => (at > 0 && end - (ends[at - 1] ?? 0) > 1 ? [`${hex((ends[at - 1] ?? 0) + 1)}-${hex(end - 1)}`] : [])).join('');
}
