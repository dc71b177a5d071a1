import { keepPreviousData, queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { client, dataOf, type Schema } from '../../api/client.ts';
import { useMay } from '../../api/session.ts';
import { DataTable, Page, useFormat } from '../../ui/index.ts';
import { RhythmTabs } from '../rhythm/tabs.tsx';
import taskStyles from '../task/task.module.css';
import listStyles from '../tasks/tasks.module.css';
import { MakeReport } from './make-report.tsx';
import { words } from './words.ts';

type Report = Schema['ReportSummary'];

function reportsQuery(page: number) {
  return queryOptions({
    queryKey: ['reports', page],
    queryFn: () => dataOf(client.GET('/api/v1/reports', { params: { query: { page, pageSize: 50 } } })),
    placeholderData: keepPreviousData,
  });
}

const formatNames = { docx: 'Word', pdf: 'PDF', xlsx: 'Excel' } as const;

/** Weekly and monthly reports: made from the register, each figure of one moment, to be downloaded. */
export function ReportsPage() {
  const t = words.use();
  const format = useFormat();
  const { page = 1 } = useSearch({ from: '/signed-in/rhythm/reports' });
  const navigate = useNavigate({ from: '/rhythm/reports' });
  const { data } = useSuspenseQuery(reportsQuery(page));
  const mayMake = useMay('report.make');
  const [last] = data.items;
  return (
    <Page title={t('title')} answer={last ? t('answer', { title: last.title, moment: format.moment(last.figuresAt) }) : t('answerNone')}>
      <RhythmTabs />
      {mayMake && <MakeReport />}
      <DataTable<Report>
        label={t('title')}
        rows={data.items}
        rowKey={({ id }) => id}
        empty={t('none')}
        columns={[
          {
            title: t('report'),
            key: 'title',
            render: (_, { title, agency, kind }) => (
              <>
                {title}
                <span className={listStyles.place}>{[t(kind), agency.name].join(' · ')}</span>
              </>
            ),
          },
          { title: t('period'), key: 'period', render: (_, { from, to }) => `${format.day(from)} – ${format.day(to)}`, width: 208 },
          { title: t('madeAt'), key: 'made', render: (_, { figuresAt }) => format.moment(figuresAt), width: 152, align: 'right' },
          {
            title: t('files'),
            key: 'files',
            width: 208,
            render: (_, { id, title, files }) => (
              <span className={taskStyles.row}>
                {files.map((file) => (
                  <a key={file.format} href={`/api/v1/reports/${id}/files/${file.format}`} download title={`${title}, ${formatNames[file.format]}`}>
                    {formatNames[file.format]}
                  </a>
                ))}
              </span>
            ),
          },
        ]}
        paging={{ page, pageSize: 50, total: data.total, onChange: (to) => navigate({ search: { page: to === 1 ? undefined : to } }) }}
      />
    </Page>
  );
}
