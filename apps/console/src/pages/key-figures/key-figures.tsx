import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { Schema } from '../../api/client.ts';
import { useMay } from '../../api/session.ts';
import { DataTable, Page, useFormat } from '../../ui/index.ts';
import { useLanguage } from '../../words/language.ts';
import { AsOf } from '../tasks/filters.tsx';
import listStyles from '../tasks/tasks.module.css';
import { DefineFigure } from './define/define-figure.tsx';
import { defineFigureWords } from './define/words.ts';
import { keyFiguresQuery, seriesQuery } from './queries.ts';
import { Series } from './series.tsx';
import { FigureValue, StatusMark, useWritten } from './status/marks.tsx';
import { words } from './words.ts';

type Figure = Schema['KeyFigure'];

const order: Readonly<Record<Figure['status'], number>> = { missed: 0, behind: 1, 'not-measured': 2, open: 3, 'on-path': 4, met: 5 };

/** What a programme is measured by: value, target, and whether it is on its path; the worst first. */
export function KeyFiguresPage() {
  const t = words.use();
  const { asOf } = useSearch({ from: '/signed-in/key-figures' });
  const navigate = useNavigate({ from: '/key-figures' });
  const mayDefine = useMay('key-figure.change');
  const define = defineFigureWords.use();
  const { data } = useSuspenseQuery(keyFiguresQuery(asOf, useLanguage()));
  const figures = [...data].sort((one, other) => order[one.status] - order[other.status]);
  const count = (...statuses: Figure['status'][]) => figures.filter(({ status }) => statuses.includes(status)).length;
  const counts = { all: figures.length, good: count('met', 'on-path'), behind: count('behind', 'missed'), unknown: count('not-measured') };
  return (
    <Page
      title={t('title')}
      answer={t('answer', counts)}
      actions={<AsOf value={asOf} onChange={(day) => navigate({ search: { asOf: day }, replace: true })} />}
    >
      {mayDefine && (
        <details className="no-print">
          <summary>{define('define')}</summary>
          <div style={{ marginTop: 8 }}>
            <DefineFigure onDone={(id) => navigate({ to: '/key-figures/$id', params: { id } })} />
          </div>
        </details>
      )}
      <FigureTable figures={figures} />
    </Page>
  );
}

function FigureTable({ figures }: { figures: readonly Figure[] }) {
  const t = words.use();
  const format = useFormat();
  const written = useWritten();
  return (
    <DataTable<Figure>
      label={t('title')}
      rows={figures}
      rowKey={({ id }) => id}
      empty={t('none')}
      columns={[
        {
          title: t('figure'),
          key: 'name',
          render: (_, { id, name, owner }) => (
            <>
              <Link to="/key-figures/$id" params={{ id }} data-row={id}>
                {name}
              </Link>
              <span className={listStyles.place}>{owner.name}</span>
            </>
          ),
        },
        {
          title: t('value'),
          key: 'value',
          align: 'right',
          width: 176,
          render: (_, figure) => (
            <>
              <FigureValue figure={figure} />
              {figure.denominator !== null && figure.numerator !== null && (
                <span className={listStyles.place}>
                  {t('of', { numerator: format.number(figure.numerator), denominator: format.number(figure.denominator) })}
                </span>
              )}
            </>
          ),
        },
        { title: t('status'), key: 'status', render: (_, { status }) => <StatusMark status={status} />, width: 152 },
        {
          title: t('target'),
          key: 'target',
          align: 'right',
          width: 168,
          render: (_, { target, expected, unit }) =>
            target ? (
              <>
                {t('targetBy', { value: written(target.value, unit), day: format.day(target.day) })}
                {expected !== null && <span className={listStyles.place}>{t('expected', { value: written(expected, unit) })}</span>}
              </>
            ) : (
              '–'
            ),
        },
        { title: t('trend'), key: 'trend', render: (_, figure) => <Trend figure={figure} />, width: 176 },
        { title: t('measuredOn'), key: 'measured', render: (_, { measuredOn }) => format.day(measuredOn), align: 'right', width: 112 },
      ]}
    />
  );
}

function Trend({ figure }: { figure: Figure }) {
  const { data } = useQuery(seriesQuery(figure.id));
  return data ? <Series points={data} unit={figure.unit} label={figure.name} small /> : null;
}
