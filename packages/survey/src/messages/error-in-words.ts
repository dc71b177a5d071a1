import { faultInWords } from '@sogoc/contract';
import type { SogocError } from '@sogoc/engine';
import type { SourceProblem } from '@sogoc/sources';
import type { Language } from '../model.ts';
import { catalogues, errors } from './index.ts';

/** An error as a reader of a language is told it. */
export interface ToldError {
  message: string;
  place: string | undefined;
  remedy: string | undefined;
  /** What the error itself says, in English, with names that the catalogue's words cannot hold; absent where it is the message. */
  detail?: string;
}

/** An error, or what is wrong with a source or its contract, in the words of a language; in its own, English, where the catalogue has none for it. */
export function errorInWords(
  error: Pick<SogocError, 'code' | 'message' | 'place' | 'remedy'> & Pick<SourceProblem, 'fault'>,
  language: Language,
): ToldError {
  const { code, message, place, remedy, fault } = error;
  const told = fault && faultInWords(fault, language);
  if (told) {
    const { mend, refused, expected } = catalogues[language].contract;
    const effect = refusesContract(code) ? refused : mend;
    return { message: `${told.happened}.`, place, remedy: told.expected === undefined ? effect : `${expected(told.expected)} ${effect}` };
  }
  const words = Object.hasOwn(errors[language], code) ? errors[language][code] : undefined;
  const detail = remedy ? `${message}. ${remedy}` : message;
  return words ? { message: words.happened, place, remedy: words.remedy, detail } : { message, place, remedy };
}

/** Does a problem keep the whole contract from being used, rather than one rule of it? */
export function refusesContract(code: string): boolean {
  return ['CONTRACT_UNREADABLE', 'CONTRACT_NOT_YAML', 'CONTRACT_TOO_LARGE', 'CONTRACT_INVALID'].includes(code);
}
