import { useEffect, useState } from 'react';

const prefix = 'sogoc.draft.';
const owner = 'sogoc.drafts-of';

/** Forgets all that was typed and not sent: on signing out, since the device may have another reader next. */
export function forgetDrafts(): void {
  for (const key of Object.keys(sessionStorage)) if (key.startsWith(prefix)) sessionStorage.removeItem(key);
}

/** Keeps what this person was typing; what somebody else left on the device is forgotten. @returns whether it was somebody else. */
export function keepDraftsOf(accountId: string): boolean {
  const before = sessionStorage.getItem(owner);
  const other = before !== null && before !== accountId;
  if (other) forgetDrafts();
  sessionStorage.setItem(owner, accountId);
  return other;
}

/** Whether something is kept under a key. */
export function hasDraft(key: string): boolean {
  return sessionStorage.getItem(prefix + key) !== null;
}

/**
 * What somebody is typing, kept on this device until it is sent: a session that ends or a page that closes loses nothing.
 * @param key what it belongs to; another key, another draft.
 * @returns the text, how to change it, and how to forget it once it is sent.
 */
export function useDraft<T extends object>(key: string, empty: T): [draft: T, change: (part: Partial<T>) => void, forget: () => void] {
  const name = prefix + key;
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
