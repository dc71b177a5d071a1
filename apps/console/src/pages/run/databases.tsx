import { useQueries } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Schema } from '../../api/client.ts';
import { DataTable, Score, Section, useFormat } from '../../ui/index.ts';
import { problemsQuery } from './queries.ts';
import { words } from './words.ts';

type Scorecard = Schema['ScorecardSummary'];

const shapes = { read: '●', partial: '▲', failed: '■' } as const;
const colours = { read: 'var(--good)', partial: 'var(--fair)', failed: 'var(--poor)' } as const;

/** What was read and what was not, with what went wrong and how to mend it. */
export function Databases({ run, scorecards }: { run: string; scorecards: readonly Scorecard[] }) {
  const t = words.use();
  const format = useFormat();
  const troubled = scorecards.filter(({ status }) => status !== 'read');
  const ordered = [...troubled].concat(scorecards.filter(({ status }) => status === 'read'));
  return (
    <Section title={t('databases')} note={t('databasesNote', { count: troubled.length })}>
      {troubled.length > 0 && <Problems run={run} scorecards={troubled} />}
      <DataTable<Scorecard>
        label={t('databases')}
        rows={ordered}
        rowKey={({ databaseId }) => databaseId}
        columns={[
          {
            title: t('database'),
            key: 'name',
            render: (_, { databaseId, name }) => (
              <Link to="/databases/$id" params={{ id: databaseId }}>
                {name}
              </Link>
            ),
          },
          {
            title: t('status'),
            dataIndex: 'status',
            render: (status: Scorecard['status']) => (
              <span style={{ color: colours[status], whiteSpace: 'nowrap' }}>
                <span aria-hidden="true">{shapes[status]}</span> {t(status)}
              </span>
            ),
            width: 160,
          },
          { title: t('rows'), dataIndex: 'rows', render: (rows: number) => format.number(rows), align: 'right', width: 120 },
          { title: t('score'), key: 'score', render: (_, { score }) => <Score score={score} />, align: 'right', width: 120 },
          {
            title: t('discrepancies'),
            key: 'discrepancies',
            render: (_, { databaseId, discrepancies }) => (
              <Link to="/discrepancies" search={{ database: databaseId }}>
                {format.number(discrepancies)}
              </Link>
            ),
            align: 'right',
            width: 120,
          },
        ]}
      />
    </Section>
  );
}

function Problems({ run, scorecards }: { run: string; scorecards: readonly Scorecard[] }) {
  const t = words.use();
  const found = useQueries({ queries: scorecards.map(({ databaseId }) => problemsQuery(run, databaseId)) });
  const problems = found.flatMap(({ data = [] }, index) =>
    data.map((problem) => ({ ...problem, key: `${index}.${problem.code}.${problem.place}`, database: scorecards[index]?.name ?? '' })),
  );
  if (problems.length === 0) return null;
  return (
    <DataTable
      label={t('problems')}
      rows={problems}
      rowKey={({ key }) => key}
      columns={[
        { title: t('database'), dataIndex: 'database' },
        { title: t('problem'), dataIndex: 'message' },
        { title: t('place'), dataIndex: 'place', render: (place: string) => <span style={{ overflowWrap: 'anywhere' }}>{place}</span> },
        { title: t('remedy'), dataIndex: 'remedy' },
      ]}
    />
  );
}
