import { type Dialect, type Sql, sql } from '@sogoc/engine';
import { decodeTcvn3 } from '../encodings/tcvn3.ts';
import { decodeVni } from '../encodings/vni.ts';
import { asWindows1252 } from '../encodings/windows-1252.ts';
import { isSyllable } from './syllable.ts';

/** Text that was read in a wrong encoding: what it was in truth, and what it should say. */
export interface Misdecoded {
  encoding: 'utf-8' | 'tcvn3' | 'vni';
  repaired: string;
}

/**
 * Finds text that was stored after its bytes had been read as windows-1252 or Latin-1: UTF-8 (`HÃ\u00a0 Ná»™i`), TCVN3 (`Hµ Néi`) or VNI (`Haø Noäi`).
 * Null for text that is well. UTF-8 proves itself; the others are believed when they turn words that Vietnamese cannot have into words that it can,
 * and leave none that it cannot.
 */
export function looksMisdecoded(text: string): Misdecoded | null {
  if (!beyondAscii.test(text)) return null;
  const bytes = asWindows1252(text);
  if (!bytes) return null;
  const utf8 = fromUtf8(text);
  if (utf8 !== null) return { encoding: 'utf-8', repaired: utf8.normalize('NFC') };
  const foreign = foreignWords(text);
  if (foreign === 0) return null;
  const legacy = [
    { encoding: 'tcvn3', repaired: decodeTcvn3(text) },
    { encoding: 'vni', repaired: decodeVni(text) },
  ] as const;
  return legacy.find(({ repaired }) => repaired !== text && foreignWords(repaired) === 0) ?? null;
}

/** The text, repaired where it was misdecoded, else as it is. */
export function repairText(text: string): string {
  return looksMisdecoded(text)?.repaired ?? text;
}

function fromUtf8(text: string): string | null {
  return decodedUtf8(text) ?? decodedUtf8(text.replaceAll('Ã ', 'Ã\u00a0'));
}

function decodedUtf8(text: string): string | null {
  const bytes = asWindows1252(text);
  try {
    return bytes && new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

const beyondAscii = /[\u0080-\uffff]/;
/** Micrometres and the like, which TCVN3 reads as words. */
const unitOfMeasure = /^µ[a-z]{1,2}$/i;

/** How many words with a character beyond ASCII are not of Vietnamese. */
function foreignWords(text: string): number {
  const words = text.split(/[^\p{L}\p{M}\u0080-\uffff]+/u);
  return words.filter((word) => beyondAscii.test(word) && !isSyllable(word) && !unitOfMeasure.test(word)).length;
}

const utf8Read = '[ÃÄÆ][\u0080-\u00bf‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ€]|á[º»]|Ã ';
const tcvn3Read = '[a-zA-Z][µ¶·¸¹ª«¬\u00ad]|[¨©®»¼½¾Æ][a-z]|[a-z]Æ|§[a-zµ-þ]|[a-z][þÐÞ]';
const vniRead = '[aeouyAEOUY][øØùÙõÕûÛïÏåÅäÄëËü]|[öÖôÔ][øùûõïØÙÛÕÏ]|[ñÑ][a-zöôA-ZÖÔ]|[aeAE][âàáãèé]|[oO]â';

/** Boolean SQL: might `looksMisdecoded` find something? A screen: quick, and now and then wrong on words of other languages. */
export function looksMisdecodedSql(text: Sql, dialect: Dialect): Sql {
  // ASCII reads alike in every encoding, and to see it takes a tenth of the time.
  return sql`(${dialect.byteLength(text)} <> ${dialect.length(text)} and ${dialect.regexMatches(text, `${utf8Read}|${tcvn3Read}|${vniRead}`)})`;
}
