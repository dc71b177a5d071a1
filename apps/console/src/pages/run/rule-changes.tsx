import { Link } from '@tanstack/react-router';
import type { Schema } from '../../api/client.ts';
import { DataTable, useFindings } from '../../ui/index.ts';
import { ChangeMark } from './change-mark.tsx';
import { words } from './words.ts';

type Change = Schema['RunChanges']['rules'][number];

interface RuleChangesProps {
  changes: Schema['RunChanges'];
  nameOf: (id: string) => string;
}

const most = 50;

/** Rules that found more or fewer records than before: what got worse, what better, what is asked for the first time and what no longer. */
export function RuleChanges({ changes: { rules }, nameOf }: RuleChangesProps) {
  const t = words.use();
  const groups = {
    worse: rules.filter(({ failedBefore, failedAfter }) => failedBefore !== null && failedAfter !== null && failedAfter > failedBefore),
    better: rules.filter(({ failedBefore, failedAfter }) => failedBefore !== null && failedAfter !== null && failedAfter < failedBefore),
    fresh: rules.filter(({ failedBefore }) => failedBefore === null),
    gone: rules.filter(({ failedAfter }) => failedAfter === null),
  };
  if (rules.length === 0) return <p>{t('noRuleMoved')}</p>;
  return (['worse', 'better', 'fresh', 'gone'] as const).map(
    (group) =>
      groups[group].length > 0 && (
        <Group key={group} title={t(`rules_${group}`, { count: groups[group].length })} rules={groups[group]} nameOf={nameOf} />
      ),
  );
}

function Group({ title, rules, nameOf }: { title: string; rules: readonly Change[]; nameOf: RuleChangesProps['nameOf'] }) {
  const t = words.use();
  const { rule: asks } = useFindings();
  return (
    <>
      <h3>{title}</h3>
      <DataTable<Change>
        label={title}
        rows={rules.slice(0, most)}
        rowKey={({ databaseId, table, rule }) => `${databaseId}.${table}.${rule}`}
        columns={[
          {
            title: t('rule'),
            key: 'rule',
            render: (_, { databaseId, rule, kind, failedAfter }) =>
              failedAfter ? (
                <Link to="/discrepancies" search={{ database: databaseId, rule }}>
                  {asks(kind)}
                </Link>
              ) : (
                asks(kind)
              ),
          },
          {
            title: t('database'),
            key: 'database',
            render: (_, { databaseId }) => (
              <Link to="/databases/$id" params={{ id: databaseId }}>
                {nameOf(databaseId)}
              </Link>
            ),
          },
          { title: t('where'), key: 'where', render: (_, { table, columns }) => [table, columns.join(', ')].filter(Boolean).join(' · ') },
          {
            title: t('broken'),
            key: 'broken',
            render: (_, { failedBefore, failedAfter }) => <ChangeMark before={failedBefore} after={failedAfter} lessIsBetter />,
            align: 'right',
          },
        ]}
      />
    </>
  );
}
