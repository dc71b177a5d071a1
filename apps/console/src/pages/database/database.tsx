import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { client, dataOf, type Schema } from '../../api/client.ts';
import { DataTable, Empty, Facts, Page, Section, StageMark, useFormat } from '../../ui/index.ts';
import { words } from './words.ts';

export function databaseQuery(id: string) {
  return queryOptions({ queryKey: ['database', id], queryFn: () => dataOf(client.GET('/api/v1/databases/{id}', { params: { path: { id } } })) });
}

/** One database: how true it is, whose it is, how far it is built. */
export function DatabasePage() {
  const t = words.use();
  const format = useFormat();
  const { id } = useParams({ from: '/signed-in/databases/$id' });
  const { data: database } = useSuspenseQuery(databaseQuery(id));
  const { name, score, assessedAt } = database;
  const answer =
    score !== null && assessedAt
      ? t('answerMeasured', { name, score: format.number(score, 1), day: format.day(assessedAt) })
      : t('answerNotMeasured', { name });
  return (
    <Page title={name} answer={answer}>
      <About database={database} />
      <Roadmap roadmap={database.roadmap} />
    </Page>
  );
}

function About({ database }: { database: Schema['Database'] }) {
  const t = words.use();
  const format = useFormat();
  const day = (value: string | null) => value && format.day(value);
  return (
    <Section title={t('facts')}>
      <Facts
        facts={[
          [t('owner'), database.ownerName],
          [t('level'), t(database.level)],
          [t('stage'), <StageMark key="stage" stage={database.stage} />],
          [t('maturity'), database.maturity],
          [t('priority'), database.priority],
          [t('due'), day(database.due)],
          [t('legalBasis'), database.legalBasis],
          [t('platform'), database.platform],
          [t('securityLevel'), database.securityLevel],
          [t('asOf'), day(database.asOf)],
          [t('changedAt'), format.moment(database.changedAt)],
        ]}
      />
    </Section>
  );
}

function Roadmap({ roadmap }: { roadmap: Schema['Database']['roadmap'] }) {
  const t = words.use();
  const format = useFormat();
  const day = (value: string | null) => (value ? format.day(value) : '–');
  if (roadmap.length === 0) {
    return (
      <Section title={t('roadmap')}>
        <Empty>{t('noRoadmap')}</Empty>
      </Section>
    );
  }
  return (
    <Section title={t('roadmap')}>
      <DataTable
        label={t('roadmap')}
        rows={roadmap}
        rowKey={(milestone) => milestone.name}
        columns={[
          { title: t('milestone'), dataIndex: 'name' },
          { title: t('due'), dataIndex: 'due', render: day, width: 140, align: 'right' },
          { title: t('doneOn'), dataIndex: 'doneOn', render: day, width: 140, align: 'right' },
        ]}
      />
    </Section>
  );
}
