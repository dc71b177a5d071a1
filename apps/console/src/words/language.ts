import { useSyncExternalStore } from 'react';

export type Language = 'vi' | 'en' | 'id';

/** Each language as its speakers call it. */
export const languages: Readonly<Record<Language, string>> = { vi: 'Tiếng Việt', en: 'English', id: 'Bahasa Indonesia' };

const key = 'sogoc.language';
const listeners = new Set<() => void>();

function stored(): Language {
  const asked = new URLSearchParams(location.search).get('lang') ?? localStorage.getItem(key);
  return asked === 'en' || asked === 'id' ? asked : 'vi';
}

let current = stored();
document.documentElement.lang = current;

/** The language of the console: what was chosen on this device, Vietnamese first. */
export function useLanguage(): Language {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => current,
  );
}

export function setLanguage(language: Language): void {
  current = language;
  localStorage.setItem(key, language);
  document.documentElement.lang = language;
  for (const listener of listeners) listener();
}
