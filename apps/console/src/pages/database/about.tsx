import type { Schema } from '../../api/client.ts';
import { DataTable, Empty, Facts, Section, StageMark, useFormat } from '../../ui/index.ts';
import { words } from './words.ts';

/** What those who answer for a database say about it. */
export function About({ database }: { database: Schema['Database'] }) {
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

/** The milestones on the way to its being formed. */
export function Roadmap({ roadmap }: { roadmap: Schema['Database']['roadmap'] }) {
  const t = words.use();
  const format = useFormat();
  const day = (value: string | null) => (value ? format.day(value) : '–');
  return (
    <Section title={t('roadmap')}>
      {roadmap.length === 0 ? (
        <Empty>{t('noRoadmap')}</Empty>
      ) : (
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
      )}
    </Section>
  );
}
