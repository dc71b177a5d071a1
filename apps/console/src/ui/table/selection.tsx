import { useEffect, useRef } from 'react';
import { words } from '../words.ts';

/** Which rows of a table are chosen. */
export interface Selection<T> {
  chosen: readonly string[];
  onChange: (keys: string[]) => void;
  /** Names a row's box for those who cannot see it. */
  nameOf: (row: T) => string;
  /** Rows that nothing can be done to. */
  disabled?: (row: T) => boolean;
}

interface SelectAllProps<T> {
  selection: Selection<T>;
  rows: readonly T[];
  rowKey: (row: T) => string;
}

/** Chooses all rows in sight, or none. */
export function SelectAll<T>({ selection: { chosen, onChange, disabled }, rows, rowKey }: SelectAllProps<T>) {
  const t = words.use();
  const box = useRef<HTMLInputElement>(null);
  const keys = rows.filter((row) => !disabled?.(row)).map(rowKey);
  const count = keys.filter((key) => chosen.includes(key)).length;
  useEffect(() => {
    if (box.current) box.current.indeterminate = count > 0 && count < keys.length;
  }, [count, keys.length]);
  return (
    <input
      ref={box}
      type="checkbox"
      aria-label={t('chooseAll')}
      disabled={keys.length === 0}
      checked={keys.length > 0 && count === keys.length}
      onChange={({ target }) => onChange(target.checked ? [...new Set([...chosen, ...keys])] : chosen.filter((key) => !keys.includes(key)))}
    />
  );
}

/** Chooses one row. */
export function SelectOne<T>({ selection: { chosen, onChange, nameOf, disabled }, row, id }: { selection: Selection<T>; row: T; id: string }) {
  return (
    <input
      type="checkbox"
      aria-label={nameOf(row)}
      disabled={disabled?.(row) ?? false}
      checked={chosen.includes(id)}
      onChange={({ target }) => onChange(target.checked ? [...chosen, id] : chosen.filter((key) => key !== id))}
    />
  );
}
