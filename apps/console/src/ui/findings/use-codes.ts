import type { Words } from '../../words/define-words.ts';

/** A code of the register in the reader's words; a code that the console does not know yet as the register says it. */
export type CodeText = (code: string, told?: string | undefined) => string;

/** Codes of the register by a catalogue of words. */
export function useCodes<Id extends string>(words: Words<Id>): CodeText {
  const t = words.use();
  return (code, told) => (Object.hasOwn(words.catalogue.vi, code) ? t(code as Id) : (told ?? code));
}
