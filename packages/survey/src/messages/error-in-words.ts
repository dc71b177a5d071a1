import type { SogocError } from '@sogoc/engine';
import type { Language } from '../model.ts';
import { errors } from './errors.ts';

/** An error as a reader of a language is told it. */
export interface ToldError {
  message: string;
  place: string | undefined;
  remedy: string | undefined;
  /** What the error itself says, in English, with names that the catalogue's words cannot hold; absent where it is the message. */
  detail?: string;
}

/** An error, or what is wrong with a source, in the words of a language; in its own, English, where the catalogue has none for its code. */
export function errorInWords(error: Pick<SogocError, 'code' | 'message' | 'place' | 'remedy'>, language: Language): ToldError {
  const { code, message, place, remedy } = error;
  const words = Object.hasOwn(errors[language], code) ? errors[language][code] : undefined;
  const detail = remedy ? `${message}. ${remedy}` : message;
  return words ? { message: words.happened, place, remedy: words.remedy, detail } : { message, place, remedy };
}
