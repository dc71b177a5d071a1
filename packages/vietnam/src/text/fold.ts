import { apostrophes, dashes, entities, invisible, whiteSpace } from './characters.ts';
import { needsMore } from './needs-more.ts';
import { iToY, syllableInI, tonePairs } from './tone.ts';

const unusual = new RegExp(needsMore, 'u');
const newerTone = new Map(tonePairs);
const asY = new Map(iToY);
const olderTone = /[òóỏõọ][ae]|[ùúủũụ]y/g;
const inI = new RegExp(syllableInI, 'gu');
const anyOf = (characters: string): RegExp => new RegExp(`[${characters}]`, 'g');
const spaces = anyOf(whiteSpace);
const quotes = anyOf(apostrophes);
const lines = anyOf(dashes);
const unseen = anyOf(invisible);
/** Printable ASCII is in NFC. */
const printable = /^[ -~]*$/;

/**
 * The spelling-independent form of a text: NFC, lower case, markup and entities of HTML as what they stand for, one kind of space, apostrophe and dash,
 * no space around dashes and apostrophes, the newer tone placement (hoà), y for i where both are right (lý). Accents stay, and d is not đ.
 * Two texts with one fold are the same, written differently.
 */
export function foldText(text: string): string {
  if (!unusual.test(text)) return text.toLowerCase();
  let folded = lower(text);
  folded = folded.replaceAll(/<[a-z/!][^<>]*>/g, ' ');
  for (const [entity, character] of entities) folded = folded.replaceAll(entity, character);
  folded = folded.replaceAll(spaces, ' ').replaceAll(quotes, "'").replaceAll(lines, '-').replaceAll(unseen, '');
  folded = folded.replaceAll(/ *([-']) */g, '$1').replaceAll(/ {2,}/g, ' ');
  folded = folded.replaceAll(olderTone, (pair) => newerTone.get(pair) ?? pair);
  return withY(withY(folded)).replaceAll(/^ | $/g, '');
}

/** Called twice: a space between two such syllables belongs to one match alone. */
function withY(text: string): string {
  return text.replaceAll(inI, (_, before: string, onset: string, vowel: string, after: string) => before + onset + (asY.get(vowel) ?? vowel) + after);
}

/** NFC in lower case, one letter for one letter as the engines do: İ and the final sigma are what JavaScript would treat otherwise. */
export function lower(text: string): string {
  if (printable.test(text)) return text.toLowerCase();
  return text.normalize('NFC').replaceAll('İ', 'i').replaceAll('Σ', 'σ').toLowerCase();
}

/** The fold without accents and with d for đ: for look-ups where people type as they can. */
export function bareText(text: string): string {
  return foldText(text).normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('đ', 'd');
}
