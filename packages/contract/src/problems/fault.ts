import { english } from './words-en.ts';
import { indonesian } from './words-id.ts';
import { vietnamese } from './words-vi.ts';

/** What is wrong, and where it can be said what should stand there; names in braces are filled with facts. */
export type FaultText = readonly [happened: string, expected?: string];

export type FaultId = keyof typeof english;

/** Something wrong with a contract: which text of the catalogue tells it, and what fills it. As data, so that each reader is told in their language. */
export interface Fault {
  id: FaultId;
  facts?: Readonly<Record<string, string | number>>;
}

const catalogues: Readonly<Record<'vi' | 'en' | 'id', Readonly<Record<FaultId, FaultText>>>> = { vi: vietnamese, en: english, id: indonesian };

type Language = keyof typeof catalogues;

/** What happened, and what was expected. */
export interface FaultWords {
  happened: string;
  expected?: string;
}

/** A fault in a language. */
export function inWords({ id, facts = {} }: Fault, language: Language): FaultWords {
  const fill = (text: string): string =>
    text.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
      const fact = facts[name] ?? '';
      return typeof fact === 'number' ? fact.toLocaleString(language) : fact;
    });
  const [happened, expected = ''] = catalogues[language][id];
  return { happened: fill(happened), ...(fill(expected) !== '' && { expected: fill(expected) }) };
}

/** The same of what may come from a file that another release wrote; null for what is not in the catalogue. */
export function faultInWords({ id, facts }: { id: string; facts?: Fault['facts'] }, language: Language): FaultWords | null {
  return isFault(id) ? inWords({ id, ...(facts && { facts }) }, language) : null;
}

const isFault = (id: string): id is FaultId => Object.hasOwn(english, id);
