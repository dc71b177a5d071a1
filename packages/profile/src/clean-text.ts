import { type Dialect, type Sql, sql } from '@sogoc/engine';
import { withoutAlikeLetters } from './alike-letters.ts';
import { isPlainly } from './plainly.ts';

const tags = '</?[A-Za-z][A-Za-z0-9]*[^<>]*>';
const entities: readonly (readonly [entity: string, character: string])[] = [
  ['&lt;', '<'],
  ['&gt;', '>'],
  ['&quot;', '"'],
  ['&apos;', "'"],
  ['&#39;', "'"],
  ['&amp;', '&'],
];

/**
 * SQL for text without the traces of how it was stored or converted: markup and control characters to a blank, entities to what they stand for, nothing
 * unseen, letters of its own script, blanks single, none at the ends, Unicode NFC. Two texts with equal clean forms are *the same*; what differs beyond that is spelling.
 *
 * @param text used twice: give a column, not an expression that is dear.
 */
export function cleanText(text: Sql, dialect: Dialect): Sql {
  // Most texts are clean: to see that costs a tenth of cleaning them.
  return sql`case when ${isPlainly(text, dialect)} then ${text} else ${cleanWhole(text, dialect)} end`;
}

/** The same of text that is not written plainly. */
export function cleanWhole(text: Sql, dialect: Dialect): Sql {
  const own = withoutAlikeLetters(text, dialect.regexReplace(text, tags, ' '), dialect);
  // What is not seen goes first: it may hide markup.
  const visible = dialect.regexReplace(own, '[\\x{00AD}\\x{200B}-\\x{200F}\\x{2060}\\x{FEFF}]', '');
  const untagged = dialect.regexReplace(visible, `${tags}|&(nbsp|#160|#xA0|#xa0);`, ' ');
  const decoded = entities.reduce((value, [entity, character]) => dialect.replace(value, entity, character), untagged);
  const single = dialect.regexReplace(decoded, '[\\x00-\\x20\\x7F-\\x9F\\x{00A0}\\x{2000}-\\x{200A}\\x{2028}-\\x{202F}\\x{3000}]+', ' ');
  return dialect.nfc(dialect.trim(single));
}
