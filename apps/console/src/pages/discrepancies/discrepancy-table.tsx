import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Schema } from '../../api/client.ts';
import { type Column, DataTable, ProblemView, SeverityMark, useFindings, useWalk } from '../../ui/index.ts';
import styles from './discrepancies.module.css';
import { type DiscrepancyFilter, discrepanciesQuery } from './queries.ts';
import { words } from './words.ts';

type Discrepancy = Schema['Discrepancy'];

interface DiscrepancyTableProps {
  filter: DiscrepancyFilter;
  /** Where the page keeps in its address whether the list is read from its end. */
  onTurn?: (end: boolean) => void;
  /** Records can be chosen where something can be done to them. */
  selection?: { chosen: readonly string[]; onChange: (ids: string[]) => void };
}

/** Records that are wrong: what they say, what they should say, and how far that is dealt with. */
export function DiscrepancyTable({ filter, selection, onTurn }: DiscrepancyTableProps) {
  const t = words.use();
  const [ownEnd, setOwnEnd] = useState(false);
  const end = onTurn ? (filter.end ?? false) : ownEnd;
  const columns = useColumns(filter.case === undefined);
  const query = useInfiniteQuery(discrepanciesQuery({ ...filter, end }));
  const walk = useWalk<Discrepancy>(query, end, onTurn ?? setOwnEnd);
  if (query.isError && !query.data) return <ProblemView error={query.error} retry={query.refetch} />;
  return (
    <DataTable<Discrepancy>
      label={t('list')}
      rows={walk.rows}
      walk={walk}
      rowKey={({ id }) => id}
      loading={query.isFetching && !query.data}
      empty={t('none')}
      columns={columns}
      {...(selection && {
        selection: { ...selection, nameOf: ({ record }) => t('choose', { record }), disabled: ({ actions }) => actions.length === 0 },
      })}
    />
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
      render: (_, { rule, expected, origin }) => (
        <>
          {found.expected({ rule, expected }) ?? '–'}
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
          {reason && <span className={styles.muted}>{found.settled(reason)}</span>}
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
