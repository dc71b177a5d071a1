import { useSyncExternalStore } from 'react';

/** How the console stands to the register: whether it answers, and whether the session that the page was opened with still holds. */
export interface Standing {
  reachable: boolean;
  sessionEnded: boolean;
}

let current: Standing = { reachable: true, sessionEnded: false };
const listeners = new Set<() => void>();

/** Tells every part of the page how it stands; nothing is told where nothing changed. */
export function tellStanding(part: Partial<Standing>): void {
  const next = { ...current, ...part };
  if (next.reachable === current.reachable && next.sessionEnded === current.sessionEnded) return;
  current = next;
  for (const listener of listeners) listener();
}

export function useStanding(): Standing {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => current,
  );
}

/** Whether the register answers just now. */
export function answers(): Promise<boolean> {
  return fetch('/health/live', { cache: 'no-store' }).then(
    ({ ok }) => ok,
    () => false,
  );
}

/** Resolves once the register is known to answer. */
export function untilReachable(): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (!current.reachable) return;
      listeners.delete(look);
      resolve();
    };
    listeners.add(look);
    look();
  });
}
