import type { Dialect, Sql } from '@sogoc/engine';

/** Letters of Latin script in NFC, digits and signs, as a class of a regular expression of JavaScript. `<` and `&` may be markup. */
export const plainCharacters = "[!-%'-;=-~\\u{00C0}-\\u{024F}\\u{1E00}-\\u{1EFF}]";
const wholly = `^${plainCharacters}+( ${plainCharacters}+)*$`;
const expression = new RegExp(wholly, 'u');
/** A regular expression, as engines write it, of text that is written plainly. */
export const plainPattern = wholly.replaceAll('\\u{', '\\x{');

/**
 * Boolean SQL: is text written plainly, of such characters and single blanks between them? Then it is trimmed, in NFC and holds neither markup nor
 * control characters: nothing more need be asked about how it is written.
 */
export function isPlainly(text: Sql, dialect: Dialect): Sql {
  return dialect.regexMatches(text, plainPattern);
}

/** The same of one text; a test keeps the two together. */
export function isPlainlyWritten(text: string): boolean {
  return expression.test(text);
}
