import { type Dialect, or, type Sql, sql } from '@sogoc/engine';

/** HTML left from a conversion: `<br>`, other tags, entities. A lone `<` or `&` is text. */
const markup = '</?[A-Za-z][A-Za-z0-9]*[^<>]*>|&(nbsp|amp|lt|gt|quot|apos|#[0-9]+|#x[0-9A-Fa-f]+);';
/** Line breaks, tabs and other control characters; characters without width; the replacement character; blanks of other widths; doubled blanks. */
const invisible = '[\\x00-\\x1F\\x7F-\\x9F\\x{00A0}\\x{00AD}\\x{2000}-\\x{200F}\\x{2028}-\\x{202F}\\x{2060}\\x{3000}\\x{FEFF}\\x{FFFD}]|  ';

/** Boolean SQL, never null: is there anything in the text that does not belong there? `raw` with, `text` without outer blanks. */
export function isDirty(raw: Sql, text: Sql, dialect: Dialect): Sql {
  const wrong = or(sql`${raw} <> ${text}`, dialect.regexMatches(text, `${markup}|${invisible}`), sql`${dialect.nfc(text)} <> ${text}`);
  return sql`coalesce(${wrong}, false)`;
}

/** The text as it should be: markup and control characters to a blank, entities to what they stand for, blanks single, NFC. */
export function cleaned(text: Sql, dialect: Dialect): Sql {
  const untagged = dialect.regexReplace(text, '</?[A-Za-z][A-Za-z0-9]*[^<>]*>|&(nbsp|#160|#xA0|#xa0);', ' ');
  const entities: readonly [string, string][] = [
    ['&lt;', '<'],
    ['&gt;', '>'],
    ['&quot;', '"'],
    ['&apos;', "'"],
    ['&#39;', "'"],
    ['&amp;', '&'],
  ];
  const decoded = entities.reduce((value, [entity, character]) => dialect.replace(value, entity, character), untagged);
  const visible = dialect.regexReplace(decoded, '[\\x{00AD}\\x{200B}-\\x{200F}\\x{2060}\\x{FEFF}]', '');
  const single = dialect.regexReplace(visible, '[\\x00-\\x20\\x7F-\\x9F\\x{00A0}\\x{2000}-\\x{200A}\\x{2028}-\\x{202F}\\x{3000}]+', ' ');
  return dialect.nfc(dialect.trim(single));
}
