import { Link } from '@tanstack/react-router';
import type { Schema } from '../../api/client.ts';
import { DataTable, Section, useFindings, useFormat } from '../../ui/index.ts';
import { words } from './words.ts';

type FoundChange = Schema['SinceLast']['discrepancies']['byTable'][number];

interface FoundChangesProps {
  since: Schema['SinceLast'];
  scorecards: readonly Schema['ScorecardSummary'][];
}

/** Record by record, what the run itself found new, mended and still there since the one before it. */
export function FoundChanges({ since, scorecards }: FoundChangesProps) {
  const t = words.use();
  const format = useFormat();
  const { kind: kindOf } = useFindings();
  const known = new Map(scorecards.map((scorecard) => [scorecard.surveyName, scorecard]));
  const moved = since.discrepancies.byTable.filter((row) => row.new > 0 || row.mended > 0).sort((one, other) => other.new - one.new);
  const number = (value: number) => format.number(value);
  return (
    <Section title={t('found')} note={t('foundNote', { day: format.moment(since.since) })}>
      <DataTable<FoundChange>
        label={t('found')}
        rows={moved}
        rowKey={({ database, table, kind }) => `${database}.${table}.${kind}`}
        empty={t('foundNone')}
        columns={[
          { title: t('kind'), key: 'kind', render: (_, { kind }) => kindOf(kind) },
          {
            title: t('where'),
            key: 'where',
            render: (_, { database, table }) => {
              const scorecard = known.get(database);
              const where = `${scorecard?.name ?? database} · ${table}`;
              return scorecard ? (
                <Link to="/discrepancies" search={{ database: scorecard.databaseId, table }}>
                  {where}
                </Link>
              ) : (
                where
              );
            },
          },
          { title: t('new'), dataIndex: 'new', render: (count: number) => (count > 0 ? `▼ ${number(count)}` : '0'), align: 'right', width: 112 },
          {
            title: t('mended'),
            dataIndex: 'mended',
            render: (count: number) => (count > 0 ? `▲ ${number(count)}` : '0'),
            align: 'right',
            width: 112,
          },
          { title: t('staying'), dataIndex: 'staying', render: number, align: 'right', width: 112 },
        ]}
      />
    </Section>
  );
}
