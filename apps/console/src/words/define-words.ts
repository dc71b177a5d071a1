import { setupI18n } from '@lingui/core';
import { compileMessage } from '@lingui/message-utils/compileMessage';
import { type Language, useLanguage } from './language.ts';

type Catalogue<Id extends string> = Record<Language, Record<Id, string>>;
type Values = Record<string, unknown>;

/** A page's words in one language. */
export type Translate<Id extends string> = (id: Id, values?: Values) => string;

export interface Words<Id extends string> {
  /** The words in the reader's language. */
  use(): Translate<Id>;
  catalogue: Catalogue<Id>;
}

const i18ns = { vi: setupI18n(), en: setupI18n(), id: setupI18n() };
for (const [language, i18n] of Object.entries(i18ns)) {
  i18n.setMessagesCompiler(compileMessage);
  i18n.load(language, {});
  i18n.activate(language);
}

let catalogues = 0;

/**
 * The words of one page or part, in all three languages, beside it. Messages are ICU: `{count, plural, one {# case} other {# cases}}`.
 * A language that lacks one does not compile; that placeholders agree is tested.
 */
export function defineWords<const Id extends string>(catalogue: {
  vi: Record<Id, string>;
  en: Record<Id, string>;
  id: Record<Id, string>;
}): Words<Id> {
  catalogues += 1;
  const prefix = `${catalogues}.`;
  for (const language of ['vi', 'en', 'id'] as const) {
    const messages = Object.entries<string>(catalogue[language]).map(([id, message]) => [prefix + id, message]);
    i18ns[language].load(language, Object.fromEntries(messages));
  }
  return {
    catalogue,
    use: () => {
      const language = useLanguage();
      return (id, values) => i18ns[language]._(prefix + id, values);
    },
  };
}
