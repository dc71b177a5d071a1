import { useLanguage } from '../../words/language.ts';
import { attributeName } from './attribute-name.ts';

/** Attributes in words of the reader's language, by their ids. */
export function useAttributeName(): (id: string) => string {
  const language = useLanguage();
  return (id) => attributeName(id, language);
}
