import { useLanguage } from '../../words/language.ts';
import { nameAttribute } from './name-attribute.ts';

/** Attributes in words of the reader's language, by their ids. */
export function useAttributeName(): (id: string) => string {
  const language = useLanguage();
  return (id) => nameAttribute(id, language);
}
