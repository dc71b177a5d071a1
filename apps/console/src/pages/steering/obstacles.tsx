import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Empty, Section, useFormat } from '../../ui/index.ts';
import { obstacleSummaryQuery } from '../obstacles/queries.ts';
import type { ObstaclesSearch } from '../obstacles/search.ts';
import { obstacleWords } from '../obstacles/status/words.ts';
import styles from './steering.module.css';
import { words } from './words.ts';

const figures = ['raised', 'solved', 'left'] as const;
const titles = { raised: 'raised', solved: 'solved', left: 'leftOver' } as const;

/** Obstacles by kind: raised, solved, left. */
export function Obstacles({ asOf }: { asOf: string | undefined }) {
  const t = words.use();
  const status = obstacleWords.use();
  const { data } = useSuspenseQuery(obstacleSummaryQuery(asOf));
  const on = asOf ? { asOf } : {};
  const cells = (counts: (typeof data)['total'], name: string, search: ObstaclesSearch) =>
    figures.map((figure) => (
      <td key={figure}>
        <Count count={counts[figure]} label={`${t(titles[figure])}, ${name}`} search={{ ...search, ...on, figure }} />
      </td>
    ));
  return (
    <Section title={t('obstacles')}>
      {data.total.raised === 0 ? (
        <Empty>{t('noneObstacles')}</Empty>
      ) : (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('kind')}</th>
              {figures.map((figure) => (
                <th key={figure} scope="col">
                  {t(titles[figure])}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {data.byKind.map(({ kind, ...counts }) => (
              <tr key={kind}>
                <th scope="row">{status(kind)}</th>
                {cells(counts, status(kind), { kind })}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t('all')}</th>
              {cells(data.total, t('all'), {})}
            </tr>
          </tfoot>
        </table>
      )}
    </Section>
  );
}

function Count({ count, label, search }: { count: number; label: string; search: ObstaclesSearch }) {
  const format = useFormat();
  if (count === 0) return <span className={styles.nothing}>0</span>;
  return (
    <Link to="/obstacles" search={search} className={styles.count} aria-label={`${format.number(count)} ${label}`}>
      {format.number(count)}
    </Link>
  );
}
