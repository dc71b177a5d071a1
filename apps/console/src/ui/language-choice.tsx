import { type Language, languages, setLanguage, useLanguage } from '../words/language.ts';
import styles from './language-choice.module.css';
import { words } from './words.ts';

/** The language of the console, each under the name its speakers give it. The device's own list: it is read aloud and reached like any other. */
export function LanguageChoice() {
  const t = words.use();
  return (
    <select
      aria-label={t('language')}
      value={useLanguage()}
      onChange={(event) => setLanguage(event.target.value as Language)}
      className={styles.choice}
    >
      {Object.entries(languages).map(([value, label]) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </select>
  );
}
