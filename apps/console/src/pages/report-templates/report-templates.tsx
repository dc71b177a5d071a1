import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import type { Schema } from '../../api/client.ts';
import { useMay } from '../../api/session.ts';
import { DataTable, Page } from '../../ui/index.ts';
import { RhythmTabs } from '../rhythm/tabs.tsx';
import { FileTemplate } from './file-template.tsx';
import { templatesQuery } from './queries.ts';
import { TemplateSection } from './template-section.tsx';
import { words } from './words.ts';

type Row = Schema['ReportTemplateList']['items'][number];

/** What reports say and show: the templates there are, how a report of each would look now, and one's own. */
export function ReportTemplatesPage() {
  const t = words.use();
  const { template } = useSearch({ from: '/signed-in/rhythm/templates' });
  const mayChange = useMay('report-template.change');
  const { data } = useSuspenseQuery(templatesQuery);
  const chosen = data.find(({ id }) => id === template) ?? data[0];
  return (
    <Page title={t('title')} answer={t('answer', { all: data.length, own: data.filter(({ agency }) => agency !== null).length })}>
      <RhythmTabs />
      <DataTable<Row>
        label={t('title')}
        rows={data}
        rowKey={({ id }) => id}
        empty={t('none')}
        columns={[
          {
            title: t('template'),
            key: 'name',
            render: (_, { id, name }) => (
              <Link to="/rhythm/templates" search={{ template: id }} aria-current={id === chosen?.id ? 'true' : undefined} data-row={id}>
                {name}
              </Link>
            ),
          },
          { title: t('kind'), key: 'kind', render: (_, { kind }) => t(kind), width: 120 },
          { title: t('language'), key: 'language', render: (_, { language }) => t(`language-${language}`), width: 136 },
          { title: t('owner'), key: 'owner', render: (_, { agency }) => agency?.name ?? t('default'), width: 280 },
          { title: t('version'), key: 'version', render: (_, { version }) => (version === 0 ? '–' : String(version)), width: 88, align: 'right' },
        ]}
      />
      {mayChange && <FileTemplate templates={data} />}
      {chosen && <TemplateSection key={`${chosen.id} ${chosen.version}`} id={chosen.id} name={chosen.name} version={chosen.version} />}
    </Page>
  );
}
