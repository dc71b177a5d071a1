import { type RefObject, useEffect } from 'react';

interface ListKeys {
  /** The list: its links marked `data-row` are what the keys move between. */
  list: RefObject<HTMLElement | null>;
  onSelect: (row: string) => void;
  onHelp: () => void;
}

/**
 * A list by keyboard: j and k (within the list also the arrows) move the focus from row to row, x selects, ? shows the keys. Enter opens what has the focus, as
 * of any link. Whoever types into a field is left alone.
 */
export function useListKeys({ list, onSelect, onHelp }: ListKeys): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const rows = [...(list.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])];
      const at = rows.indexOf(document.activeElement as HTMLElement);
      const step = stepOf(event.key, at >= 0);
      if (step !== 0) rows[Math.min(rows.length - 1, Math.max(0, at + step))]?.focus();
      else if (event.key === 'x' && at >= 0) onSelect(rows[at]?.dataset.row ?? '');
      else if (event.key === '?') onHelp();
      else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, [list, onSelect, onHelp]);
}

function stepOf(key: string, inList: boolean): number {
  if (key === 'j' || (inList && key === 'ArrowDown')) return 1;
  if (key === 'k' || (inList && key === 'ArrowUp')) return -1;
  return 0;
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input:not([type=checkbox]), textarea, select, [contenteditable], [role=dialog]') !== null;
}
