import type { ReactNode } from 'react';

/** A column of a table: what it is called, and what stands in it for a row. */
export interface Column<T> {
  title: ReactNode;
  /** Where `dataIndex` does not name it already. */
  key?: string;
  /** The property that it shows. */
  dataIndex?: keyof T & string;
  /** Given the value of `dataIndex`, whose type each column says for itself. */
  render?: (value: never, row: T) => ReactNode;
  /** In pixels, or a share of the table; the rest is shared by the others. */
  width?: number | string;
  align?: 'left' | 'center' | 'right';
  className?: string;
}

/** What a column shows of a row. */
export function contentOf<T>({ dataIndex, render }: Column<T>, row: T): ReactNode {
  const value = dataIndex === undefined ? undefined : row[dataIndex];
  return render ? render(value as never, row) : (value as ReactNode);
}
