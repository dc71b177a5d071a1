import { type Dialect, type Sql, sql } from '@sogoc/engine';

/**
 * Characters that normalising to NFC may change, alone or after another: combining marks, conjoining Jamo, compatibility forms and the few letters
 * that Unicode has twice. A superset of the standard's NFC_Quick_Check = No or Maybe (UAX #15).
 */
export const mayChange =
  '[\\p{M}\\x{374}\\x{37e}\\x{387}\\x{900}-\\x{fff}\\x{1100}-\\x{11ff}\\x{1f00}-\\x{1fff}\\x{2000}-\\x{2001}\\x{2126}-\\x{212b}' +
  '\\x{2329}\\x{232a}\\x{2adc}\\x{f900}-\\x{faff}\\x{fb1d}-\\x{fb4f}\\x{11000}-\\x{16fff}\\x{1d000}-\\x{1d1ff}\\x{2f800}-\\x{2fa1f}]';

/** Is a text not in NFC? Normalising is dear, so only texts that are not ASCII and hold a character that it may change are normalised. */
export function isNotNfc(text: Sql, dialect: Dialect): Sql {
  return sql`(${mayBeNotNfc(text, dialect)} and ${dialect.nfc(text)} <> ${text})`;
}

/** A text in NFC, where it is long and stands in a column: it is named several times. Of letters beyond ASCII normalising takes five times as long. */
export function longInNfc(text: Sql, dialect: Dialect): Sql {
  return sql`case when ${mayBeNotNfc(text, dialect)} then ${dialect.nfc(text)} else ${text} end`;
}

function mayBeNotNfc(text: Sql, dialect: Dialect): Sql {
  return sql`(${dialect.byteLength(text)} <> ${dialect.length(text)} and ${dialect.regexMatches(text, mayChange)})`;
}
