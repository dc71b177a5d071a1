import { useMutation, useQuery, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { client, dataOf, type Schema } from '../../api/client.ts';
import { useMay, useSession } from '../../api/session.ts';
import { DataTable, Facts, Page, Section, useFormat } from '../../ui/index.ts';
import { useLanguage } from '../../words/language.ts';
import { Refusal } from '../case/refusal.tsx';
import { DefineFigure } from '../key-figures/define/define-figure.tsx';
import { defineFigureWords } from '../key-figures/define/words.ts';
import { keyFigureQuery, reportsQuery, seriesQuery } from '../key-figures/queries.ts';
import { Series } from '../key-figures/series.tsx';
import { FigureValue, StatusMark, useWritten } from '../key-figures/status/marks.tsx';
import { keyFigureWords } from '../key-figures/status/words.ts';
import taskStyles from '../task/task.module.css';
import { ReportForm } from './report-form.tsx';
import { words } from './words.ts';

/** One key figure: what it is, how it is counted, how it moved against its path, and what units reported. */
export function KeyFigurePage() {
  const t = words.use();
  const status = keyFigureWords.use();
  const { id } = useParams({ from: '/signed-in/key-figures/$id' });
  const { data: figure } = useSuspenseQuery(keyFigureQuery(id, useLanguage()));
  const written = useWritten();
  const told = status(figure.status);
  const answer =
    figure.value === null
      ? t('answerNone', { reason: figure.reason ? status(figure.reason) : told })
      : t('answer', {
          value: written(figure.value, figure.unit),
          status: told,
          path: figure.expected === null ? 'no' : 'yes',
          expected: figure.expected === null ? '' : written(figure.expected, figure.unit),
        });
  return (
    <Page title={figure.name} answer={answer} actions={<Link to="/key-figures">{t('list')}</Link>}>
      <History figure={figure} />
      <About figure={figure} />
      {figure.source.kind === 'reported' && <Reports figure={figure} />}
      <Change key={figure.version} figure={figure} />
    </Page>
  );
}

/** What it is and what it should come to, changed by whoever answers for it. */
function Change({ figure }: { figure: Schema['KeyFigure'] }) {
  const t = defineFigureWords.use();
  const { actions, grants } = useSession();
  const owns = actions.includes('key-figure.change') && grants.some(({ agency }) => agency === 'vn' || agency.split('.').at(-1) === figure.owner.id);
  const [open, setOpen] = useState(false);
  if (!owns) return null;
  if (open) return <DefineFigure figure={figure} onDone={() => setOpen(false)} />;
  return (
    <div className={`${taskStyles.row} no-print`}>
      <Button onClick={() => setOpen(true)}>{t('change')}</Button>
    </div>
  );
}

function About({ figure }: { figure: Schema['KeyFigure'] }) {
  const t = words.use();
  const format = useFormat();
  const written = useWritten();
  const { target, unit, numerator, denominator } = figure;
  return (
    <Facts
      facts={[
        [t('value'), <FigureValue key="value" figure={figure} />],
        [t('status'), <StatusMark key="status" status={figure.status} />],
        [t('counted'), numerator !== null && denominator !== null ? `${format.number(numerator)} / ${format.number(denominator)}` : null],
        [t('target'), target && `${written(target.value, unit)} · ${format.day(target.day)}`],
        [t('measuredOn'), format.day(figure.measuredOn)],
        [t('owner'), figure.owner.name],
        [t('source'), figure.source.kind === 'computed' ? t('computed', { measure: figure.source.measure }) : t('reported')],
        [t('definition'), figure.definition],
        [t('formula'), figure.formula],
      ]}
    />
  );
}

function History({ figure }: { figure: Schema['KeyFigure'] }) {
  const t = words.use();
  const queries = useQueryClient();
  const { data } = useQuery(seriesQuery(figure.id));
  const mayRecord = useMay('key-figure.change') && figure.source.kind === 'computed';
  const record = useMutation({
    mutationFn: () => dataOf(client.POST('/api/v1/key-figures/{id}/points', { params: { path: { id: figure.id } } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['key-figures'] }),
  });
  const measured = data?.some(({ value }) => value !== null);
  return (
    <Section title={t('series')} note={t('seriesNote')}>
      {data && measured && <Series points={data} unit={figure.unit} label={figure.name} />}
      {data && !measured && <p className="not-measured">{t('noSeries')}</p>}
      {mayRecord && (
        <div className="no-print">
          <Button onClick={() => record.mutate()} loading={record.isPending}>
            {t('record')}
          </Button>
        </div>
      )}
      {record.isError && <Refusal error={record.error} />}
    </Section>
  );
}

type Report = Schema['KeyFigureReport'];

function Reports({ figure }: { figure: Schema['KeyFigure'] }) {
  const t = words.use();
  const format = useFormat();
  const written = useWritten();
  const { data } = useQuery(reportsQuery(figure.id));
  const mayReport = useMay('key-figure.report');
  return (
    <Section title={t('reports')} note={t('reportsNote')}>
      {mayReport && <ReportForm figure={figure} />}
      <DataTable<Report>
        label={t('reports')}
        rows={data ?? []}
        rowKey={({ id }) => String(id)}
        empty={t('noReports')}
        columns={[
          { title: t('unit'), key: 'unit', render: (_, { unit }) => unit.name },
          { title: t('day'), key: 'day', render: (_, { day }) => format.day(day), width: 112, align: 'right' },
          {
            title: t('counted'),
            key: 'counted',
            align: 'right',
            width: 160,
            render: (_, { numerator, denominator }) =>
              [numerator, denominator].flatMap((part) => (part === null ? [] : format.number(part))).join(' / '),
          },
          {
            title: t('value'),
            key: 'value',
            align: 'right',
            width: 96,
            render: (_, { value }) => (value === null ? '–' : written(value, figure.unit)),
          },
          { title: t('evidence'), dataIndex: 'evidence' },
          { title: t('counts'), key: 'counts', render: (_, { counts }) => t(counts ? 'yes' : 'tooOld'), width: 120 },
        ]}
      />
    </Section>
  );
}
