import { useEffect, useState } from 'react';

/**
 * What somebody is typing, kept on this device until it is sent: a session that ends or a page that closes loses nothing.
 * @param key what it belongs to; another key, another draft.
 * @returns the text, how to change it, and how to forget it once it is sent.
 */
export function useDraft<T extends object>(key: string, empty: T): [draft: T, change: (part: Partial<T>) => void, forget: () => void] {
  const name = `sogoc.draft.${key}`;
  const [draft, setDraft] = useState<T>(() => ({ ...empty, ...stored<T>(name) }));
  useEffect(() => {
    if (JSON.stringify(draft) === JSON.stringify(empty)) sessionStorage.removeItem(name);
    else sessionStorage.setItem(name, JSON.stringify(draft));
  }, [draft, empty, name]);
  const forget = () => {
    sessionStorage.removeItem(name);
    setDraft(empty);
  };
  return [draft, (part) => setDraft((before) => ({ ...before, ...part })), forget];
}

function stored<T>(name: string): Partial<T> {
  try {
    return JSON.parse(sessionStorage.getItem(name) ?? '{}') as Partial<T>;
  } catch {
    return {};
  }
}
