import { type RefObject, useEffect } from 'react';

/** The page that the reader came to last. */
let arrivedAt: string | null = null;

/**
 * Takes the focus to the name of a page that the reader came to within the console, so that it is read out and the keyboard goes on from there. The page
 * opened first, one that is drawn anew, and whoever is in a box or already types are left alone.
 */
export function useArrival(heading: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const before = arrivedAt;
    arrivedAt = location.pathname;
    if (before === null || before === arrivedAt) return;
    if (document.activeElement?.closest('dialog, [role=dialog], input, textarea, select')) return;
    heading.current?.focus({ preventScroll: true });
  }, [heading]);
}
