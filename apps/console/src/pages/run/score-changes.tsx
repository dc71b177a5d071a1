import { Link } from '@tanstack/react-router';
import type { Schema } from '../../api/client.ts';
import { criteria, criterionWords, DataTable } from '../../ui/index.ts';
import { ChangeMark } from './change-mark.tsx';
import { words } from './words.ts';

type Changes = Schema['RunChanges'];

/** Scores and numbers of discrepancies, then and now, of the databases where they differ; a criterion is shown only where it does. */
export function ScoreChanges({ changes, nameOf }: { changes: Changes; nameOf: (id: string) => string }) {
  const t = words.use();
  const criterion = criterionWords.use();
  const both = changes.databases.filter(({ before, after }) => JSON.stringify(before) !== JSON.stringify(after));
  const moved = criteria.filter((name) => both.some(({ before, after }) => before?.criteria[name] !== after?.criteria[name]));
  if (both.length === 0) return <p>{t('allSame', { count: changes.databases.length })}</p>;
  return (
    <DataTable<Changes['databases'][number]>
      label={t('scoresThen')}
      rows={both}
      rowKey={({ databaseId }) => databaseId}
      columns={[
        {
          title: t('database'),
          key: 'database',
          render: (_, { databaseId }) => (
            <Link to="/databases/$id" params={{ id: databaseId }}>
              {nameOf(databaseId)}
            </Link>
          ),
        },
        {
          title: t('score'),
          key: 'score',
          render: (_, { before, after }) => <ChangeMark before={before?.score ?? null} after={after?.score ?? null} />,
          align: 'right',
        },
        ...moved.map((name) => ({
          title: criterion(name),
          key: name,
          render: (_: unknown, { before, after }: Changes['databases'][number]) => (
            <ChangeMark before={before?.criteria[name] ?? null} after={after?.criteria[name] ?? null} />
          ),
          align: 'right' as const,
        })),
        {
          title: t('discrepancies'),
          key: 'discrepancies',
          render: (_, { before, after }) => <ChangeMark before={before?.discrepancies ?? null} after={after?.discrepancies ?? null} lessIsBetter />,
          align: 'right',
        },
      ]}
    />
  );
}
