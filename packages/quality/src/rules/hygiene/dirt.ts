import { type Dialect, or, type Sql, sql } from '@sogoc/engine';
import { hasAlikeLetters, isPlainly } from '@sogoc/profile';

/** HTML left from a conversion: `<br>`, other tags, entities. A lone `<` or `&` is text. */
const markup = `</?[A-Za-z][A-Za-z0-9]*[^<>]*>|&(nbsp|amp|lt|gt|quot|apos|#[0-9]+|#x[0-9A-Fa-f]+);`;
/** Line breaks, tabs and other control characters; characters without width; the replacement character; blanks of other widths; doubled blanks. */
const invisible = '[\\x00-\\x1F\\x7F-\\x9F\\x{00A0}\\x{00AD}\\x{2000}-\\x{200F}\\x{2028}-\\x{202F}\\x{2060}\\x{3000}\\x{FEFF}\\x{FFFD}]|  ';
/** UTF-8 that was read as a Western code page: `Ã¡`, `áº¿`, `Æ°`, `Ä‘`. None of these pairs is written in a language of Latin letters. */
const misread = '[ÃÂ][\\x{0080}-\\x{00BF}]|á[º»][^\\s]|Æ[°¡]|Ä[‘\\x{0090}ƒ©¨]|â€';

/** Boolean SQL: is the text certainly clean? Quick, and true for nearly all values: what costs more is asked of the rest alone. */
export function isPlain(raw: Sql, dialect: Dialect): Sql {
  return sql`coalesce(${isPlainly(raw, dialect)}, false)`;
}

/** Boolean SQL, never null: is there anything in the text that does not belong there? `raw` with, `text` without outer blanks; for what is not plain. */
export function isDirty(raw: Sql, text: Sql, dialect: Dialect): Sql {
  const signs = dialect.regexMatches(text, `${markup}|${invisible}|${misread}`);
  const wrong = or(sql`${raw} <> ${text}`, signs, sql`${dialect.nfc(text)} <> ${text}`, hasAlikeLetters(text, dialect));
  return sql`coalesce(${wrong}, false)`;
}

/** Boolean SQL: was the text read in a wrong encoding? What it was cannot be told here. */
export function isMisread(text: Sql, dialect: Dialect): Sql {
  return dialect.regexMatches(text, `${misread}|\\x{FFFD}`);
}
