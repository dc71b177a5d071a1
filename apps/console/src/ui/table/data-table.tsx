import { type ReactNode, useRef } from 'react';
import { Empty } from '../states.tsx';
import { words } from '../words.ts';
import { type Column, contentOf } from './column.ts';
import styles from './data-table.module.css';
import { Pager, type Paging } from './pager.tsx';
import { SelectAll, type Selection, SelectOne } from './selection.tsx';
import type { Walk } from './walk.ts';
import { WalkBar } from './walk-bar.tsx';

interface DataTableProps<T> {
  /** Names the table for those who cannot see it. */
  label: string;
  columns: readonly Column<T>[];
  rows: readonly T[];
  rowKey: (row: T) => string;
  /** Whether the first rows are still on their way. */
  loading?: boolean;
  /** The register sends a page at a time; without it the rows are all there is. */
  paging?: Paging;
  /** The list is too long to count its pages: the register sends part by part. */
  walk?: Walk<T>;
  selection?: Selection<T>;
  /** What is said where no row is. */
  empty?: ReactNode;
}

/** A table of records: dense, its head stays, its pages come from the register. It scrolls by itself where it is larger than the screen, also by keyboard. */
export function DataTable<T extends object>({ label, columns, rows, rowKey, loading = false, paging, walk, selection, empty }: DataTableProps<T>) {
  const t = words.use();
  const all = columns.length + (selection ? 1 : 0);
  const scroll = useRef<HTMLElement>(null);
  const toTop = () => {
    scroll.current?.scrollTo({ top: 0 });
    if ((scroll.current?.getBoundingClientRect().top ?? 0) < 0) scroll.current?.scrollIntoView({ block: 'start' });
  };
  return (
    <div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section ref={scroll} className={styles.scroll} aria-label={label} aria-busy={loading} tabIndex={0}>
        <table className={styles.table}>
          <thead>
            <tr>
              {selection && (
                <th scope="col" className={styles.box}>
                  <SelectAll selection={selection} rows={rows} rowKey={rowKey} />
                </th>
              )}
              {columns.map((column) => (
                <th key={column.key ?? column.dataIndex} scope="col" style={{ width: column.width, textAlign: column.align }}>
                  {column.title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.length === 0 && (
              <tr>
                <td colSpan={all} className={styles.none}>
                  {loading ? t('loading') : <Empty>{empty}</Empty>}
                </td>
              </tr>
            )}
            {rows.map((row) => {
              const id = rowKey(row);
              return (
                <tr key={id} data-chosen={selection?.chosen.includes(id) || undefined}>
                  {selection && (
                    <td className={styles.box}>
                      <SelectOne selection={selection} row={row} id={id} />
                    </td>
                  )}
                  {columns.map((column) => (
                    <td
                      key={column.key ?? column.dataIndex}
                      data-name={typeof column.title === 'string' ? column.title : undefined}
                      className={`${column.className ?? ''} ${column.align ? styles[column.align] : ''}`}
                    >
                      {contentOf(column, row)}
                    </td>
                  ))}
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
      {paging && <Pager {...paging} />}
      {walk && walk.total > 0 && <WalkBar walk={walk} onStep={toTop} />}
    </div>
  );
}
