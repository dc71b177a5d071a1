import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import type { Schema } from '../../api/client.ts';
import { type Column, DataTable, ProblemView, SeverityMark, useFindings, useFormat } from '../../ui/index.ts';
import styles from './discrepancies.module.css';
import { type DiscrepancyFilter, discrepanciesQuery } from './queries.ts';
import { words } from './words.ts';

type Discrepancy = Schema['Discrepancy'];

interface DiscrepancyTableProps {
  filter: DiscrepancyFilter;
  /** Records can be chosen where something can be done to them. */
  selection?: { chosen: readonly string[]; onChange: (ids: string[]) => void };
}

/** Records that are wrong: what they say, what they should say, and how far that is dealt with. */
export function DiscrepancyTable({ filter, selection }: DiscrepancyTableProps) {
  const t = words.use();
  const format = useFormat();
  const columns = useColumns(filter.case === undefined);
  const query = useInfiniteQuery(discrepanciesQuery(filter));
  if (query.isError && !query.data) return <ProblemView error={query.error} retry={query.refetch} />;
  const rows = query.data?.pages.flatMap(({ items }) => items) ?? [];
  const [part] = query.data?.pages ?? [];
  return (
    <>
      <DataTable<Discrepancy>
        label={t('list')}
        rows={rows}
        rowKey={({ id }) => id}
        loading={query.isFetching && !query.data}
        empty={t('none')}
        columns={columns}
        {...(selection && {
          selection: { ...selection, nameOf: ({ record }) => t('choose', { record }), disabled: ({ actions }) => actions.length === 0 },
        })}
      />
      <div className={`${styles.foot} no-print`}>
        {part && part.total > 0 && (
          <span>{t('shown', { shown: format.number(rows.length), total: format.number(part.total), exact: part.totalIsExact })}</span>
        )}
        {query.hasNextPage && (
          <Button onClick={() => query.fetchNextPage()} loading={query.isFetchingNextPage}>
            {t('more', { count: 50 })}
          </Button>
        )}
      </div>
    </>
  );
}

function useColumns(withCase: boolean): readonly Column<Discrepancy>[] {
  const t = words.use();
  const found = useFindings();
  const value = (text: string | null) => (text === null || text === '' ? <em className={styles.empty}>{t('empty')}</em> : text);
  return [
    { title: t('record'), dataIndex: 'record', className: styles.value ?? '' },
    ...(withCase
      ? [
          {
            title: t('kind'),
            key: 'kind',
            render: (_: unknown, { kind, databaseId, table, column }: Discrepancy) => (
              <>
                {found.kind(kind)}
                <span className={styles.muted}>{[databaseId, table, column].filter(Boolean).join('.')}</span>
              </>
            ),
          },
          {
            title: t('severity'),
            key: 'severity',
            render: (_: unknown, { severity }: Discrepancy) => <SeverityMark severity={severity} />,
            width: 88,
          },
        ]
      : []),
    { title: t('observed'), dataIndex: 'observed', render: value, className: styles.value ?? '' },
    {
      title: t('expected'),
      key: 'expected',
      className: styles.value ?? '',
      render: (_, { expected, origin }) => (
        <>
          {expected ?? '–'}
          {origin && <span className={styles.muted}>{t('origin', { origin })}</span>}
        </>
      ),
    },
    {
      title: t('state'),
      key: 'state',
      width: 152,
      render: (_, { state, reason }) => (
        <>
          {found.state(state)}
          {reason && <span className={styles.muted}>{reason}</span>}
        </>
      ),
    },
    ...(withCase
      ? [
          {
            title: t('case'),
            key: 'case',
            width: 120,
            render: (_: unknown, { caseId }: Discrepancy) => (
              <Link to="/cases/$id" params={{ id: String(caseId) }}>
                {t('openCase', { id: caseId })}
              </Link>
            ),
          },
        ]
      : []),
  ];
}
