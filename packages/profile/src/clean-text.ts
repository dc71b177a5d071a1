import type { Dialect, Sql } from '@sogoc/engine';

/**
 * SQL for text without the traces of how it was stored or converted: Unicode NFC, no markup tags, every run of white space (also no-break and line
 * breaks) one blank, none at the ends. Two texts with equal clean forms are *the same*; what differs beyond that is spelling.
 */
export function cleanText(text: Sql, dialect: Dialect): Sql {
  const untagged = dialect.regexReplace(text, '</?[A-Za-z][^<>]{0,60}>', ' ');
  return dialect.trim(dialect.regexReplace(dialect.nfc(untagged), '[\\s\\x{00A0}\\x{200B}\\x{FEFF}]+', ' '));
}
