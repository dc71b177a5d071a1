import type { Dialect, Sql } from '@sogoc/engine';

const small = 'abcdefghijklmnopqrstuvwxyzđ';

/** SQL for a code in capitals, of ASCII letters and đ, without blanks, dots and dashes. */
export function bareCapitals(value: Sql, dialect: Dialect): Sql {
  return dialect.regexReplace(dialect.translate(dialect.nfc(value), small, small.toUpperCase()), '[ .-]', '');
}
