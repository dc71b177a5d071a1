import { type RefObject, useLayoutEffect } from 'react';

/** The page that the reader came to last, and whether they came from another page of the console. */
const arrival: { at: string | null; within: boolean } = { at: null, within: false };

/**
 * Takes the focus to the name of a page that the reader came to within the console, so that it is read out and the keyboard goes on from there. The page
 * opened first is left alone, and so is whoever is in a box or already types.
 */
export function useArrival(heading: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const again = arrival.at === location.pathname;
    if (!again) arrival.within = arrival.at !== null;
    arrival.at = location.pathname;
    // A page that waits for more goes away for a moment, and the focus with it.
    if (!arrival.within || (again && document.activeElement !== document.body)) return;
    if (document.activeElement?.closest('dialog, [role=dialog], input, textarea, select')) return;
    heading.current?.focus({ preventScroll: true });
  }, [heading]);
}
