import { type RefObject, useEffect } from 'react';

/**
 * Keeps the focus near where it was: when what had it goes away, as a form does once it is sent, the part of the page that it stood in takes it. Otherwise who
 * works by keyboard would begin again at the top of the page.
 */
export function useKeptFocus(content: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const within = content.current;
    if (!within) return;
    let trail: HTMLElement[] = [];
    const remember = ({ target }: FocusEvent) => {
      trail = [];
      for (let at = target as HTMLElement | null; at && within.contains(at); at = at.parentElement) trail.push(at);
    };
    // Who points at another place has left on purpose.
    const forget = () => {
      trail = [];
    };
    const settle = () => {
      const [last, ...around] = trail;
      if (!last || last.isConnected || document.activeElement !== document.body) return;
      const part = around.find((one) => one.isConnected && one.matches('section, article, main, li, form'));
      if (!part) return;
      if (!part.hasAttribute('tabindex')) part.tabIndex = -1;
      part.focus({ preventScroll: true });
    };
    const watch = new MutationObserver(settle);
    watch.observe(within, { childList: true, subtree: true });
    within.addEventListener('focusin', remember);
    document.addEventListener('pointerdown', forget, true);
    return () => {
      watch.disconnect();
      within.removeEventListener('focusin', remember);
      document.removeEventListener('pointerdown', forget, true);
    };
  }, [content]);
}
