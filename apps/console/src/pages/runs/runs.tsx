import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { client, dataOf, type Schema } from '../../api/client.ts';
import { useMay } from '../../api/session.ts';
import { DataTable, Page, Section, useFormat } from '../../ui/index.ts';
import { Jobs } from './jobs.tsx';
import { runsQuery, sinceLastQuery } from './queries.ts';
import { Surveys } from './surveys.tsx';
import { words } from './words.ts';

/** When was it last measured, what did that find and what got worse; and measuring anew. */
export function RunsPage() {
  const t = words.use();
  const mayWatch = useMay('job.read');
  return (
    <Page title={t('title')} answer={useAnswer()}>
      {mayWatch && <Jobs />}
      <Surveys />
      <RunList title={t('runs')} />
    </Page>
  );
}

function useAnswer(): string {
  const t = words.use();
  const format = useFormat();
  const latest = useSuspenseQuery({
    queryKey: ['runs', 'last'],
    queryFn: () => dataOf(client.GET('/api/v1/runs', { params: { query: { page: 1, pageSize: 1 } } })),
  }).data.items[0];
  const { data: since } = useQuery({ ...sinceLastQuery(latest?.id ?? ''), enabled: latest !== undefined });
  if (!latest) return t('answerNone');
  const read = t('answer', { moment: format.moment(latest.finishedAt), databases: latest.databasesRead, failed: latest.databasesFailed });
  if (!since) return `${read}.`;
  const worse = since.scores.filter(({ verdict, criterion }) => verdict === 'worse' && criterion !== 'overall').length;
  const { total } = since.discrepancies;
  return `${read}; ${t('answerSince', { new: format.number(total.new), mended: format.number(total.mended), worse })}.`;
}

function RunList({ title }: { title: string }) {
  const t = words.use();
  const format = useFormat();
  const search = useSearch({ from: '/signed-in/runs' });
  const navigate = useNavigate({ from: '/runs' });
  const { data, isPending } = useQuery(runsQuery(search));
  const number = (value: number) => format.number(value);
  return (
    <Section
      title={title}
      note={
        search.survey && (
          <Link to="/runs" search={{}}>
            {t('allSurveys')}
          </Link>
        )
      }
    >
      <DataTable<Schema['Run']>
        label={title}
        rows={data?.items ?? []}
        rowKey={({ id }) => id}
        loading={isPending}
        empty={t('noRun')}
        columns={[
          {
            title: t('ended'),
            key: 'ended',
            render: (_, run) => (
              <Link to="/runs/$id" params={{ id: run.id }}>
                {format.moment(run.finishedAt)}
              </Link>
            ),
            width: 170,
          },
          { title: t('cause'), dataIndex: 'origin', render: (origin: 'job') => t(origin) },
          { title: t('databasesRead'), dataIndex: 'databasesRead', render: number, align: 'right', width: 130 },
          {
            title: t('databasesFailed'),
            dataIndex: 'databasesFailed',
            render: (count: number) => (count > 0 ? <span style={{ color: 'var(--poor)' }}>■ {number(count)}</span> : '0'),
            align: 'right',
            width: 130,
          },
          { title: t('tables'), dataIndex: 'tables', render: number, align: 'right', width: 90 },
          { title: t('rows'), dataIndex: 'rows', render: number, align: 'right', width: 120 },
          {
            title: t('took'),
            key: 'took',
            render: (_, run) => t('seconds', { seconds: format.number((Date.parse(run.finishedAt) - Date.parse(run.startedAt)) / 1000) }),
            align: 'right',
            width: 110,
          },
        ]}
        paging={{ page: search.page ?? 1, pageSize: 25, total: data?.total ?? 0, onChange: (page) => navigate({ search: { ...search, page } }) }}
      />
    </Section>
  );
}
