import type { Identity } from '../../../access/identity.ts';
import { en } from './en.ts';
import { id } from './id.ts';
import { vi, type Words } from './vi.ts';

export type { Words };

export const wordsOf: Readonly<Record<Identity['language'], Words>> = { vi, en, id };

/** A code in words; a code that is not known as it is. */
export function said(words: Readonly<Record<string, string>>, code: string): string {
  return words[code] ?? code;
}
