import { Link } from '@tanstack/react-router';
import type { Schema } from '../../api/client.ts';
import { DataTable } from '../../ui/index.ts';
import { ChangeMark } from './change-mark.tsx';
import { words } from './words.ts';

type Change = Schema['RunChanges']['rules'][number];

/** Rules that found more or fewer records than before, those that moved farthest first. */
export function RuleChanges({ changes, nameOf }: { changes: Schema['RunChanges']; nameOf: (id: string) => string }) {
  const t = words.use();
  return (
    <>
      <h3>{t('rulesMoved', { count: changes.rules.length })}</h3>
      {changes.rules.length > 0 && (
        <DataTable<Change>
          label={t('rulesMoved', { count: changes.rules.length })}
          rows={changes.rules.slice(0, 50)}
          rowKey={({ databaseId, table, rule }) => `${databaseId}.${table}.${rule}`}
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
            { title: t('table'), dataIndex: 'table' },
            { title: t('rule'), dataIndex: 'rule', render: (rule: string) => <span style={{ overflowWrap: 'anywhere' }}>{rule}</span> },
            {
              title: t('broken'),
              key: 'broken',
              render: (_, { failedBefore, failedAfter }) => <ChangeMark before={failedBefore} after={failedAfter} lessIsBetter />,
              align: 'right',
            },
          ]}
        />
      )}
    </>
  );
}
