import { Table, type TableProps } from 'antd';
import styles from './data-table.module.css';
import { Empty } from './states.tsx';
import { words } from './words.ts';

export interface Paging {
  page: number;
  pageSize: number;
  total: number;
  onChange: (page: number, pageSize: number) => void;
}

interface DataTableProps<T> extends Pick<TableProps<T>, 'columns' | 'onRow' | 'onChange' | 'loading' | 'rowSelection'> {
  /** Names the table for those who cannot see it. */
  label: string;
  rows: readonly T[];
  rowKey: (row: T) => string;
  /** The register sends a page at a time; without it the rows are all there is. */
  paging?: Paging;
  empty?: React.ReactNode;
}

/** A table of records: dense, its head stays, its pages come from the register. It scrolls by itself where it is larger than the screen, also by keyboard. */
export function DataTable<T extends object>({ label, rows, rowKey, paging, empty, ...rest }: DataTableProps<T>) {
  const t = words.use();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className={styles.scroll} aria-label={label} tabIndex={0}>
      <Table<T>
        {...rest}
        size="small"
        dataSource={[...rows]}
        rowKey={rowKey}
        locale={{ emptyText: <Empty>{empty}</Empty> }}
        pagination={
          paging
            ? {
                current: paging.page,
                pageSize: paging.pageSize,
                total: paging.total,
                onChange: paging.onChange,
                showSizeChanger: true,
                pageSizeOptions: [25, 50, 100, 200],
                showTotal: (total) => t('rows', { total }),
              }
            : false
        }
      />
    </section>
  );
}
