import { useQuery } from '@tanstack/react-query';
import { Empty, Loading, ProblemView, Section, useFormat } from '../../ui/index.ts';
import { reasonWords } from '../tasks/reasons/words.ts';
import { forecastQuery } from './queries.ts';
import styles from './task.module.css';
import { words } from './words.ts';

/** Whether it will be late, and what says so. */
export function ForecastSection({ id, asOf }: { id: number; asOf: string | undefined }) {
  const t = words.use();
  const why = reasonWords.use();
  const format = useFormat();
  const { data, error, refetch } = useQuery(forecastQuery(id, asOf));
  if (error && !data) return <ProblemView error={error} retry={refetch} />;
  if (!data) return <Loading />;
  const { forecast } = data;
  return (
    <Section title={t('forecast')} note={t('forecastNote', { day: format.day(data.asOf) })}>
      {forecast === null ? (
        <Empty>{t('noForecast')}</Empty>
      ) : (
        <>
          <p style={{ color: forecast.atRisk ? 'var(--fair)' : undefined }}>
            <strong>
              <span aria-hidden="true">{forecast.atRisk ? '▲' : '●'}</span>{' '}
              {t(forecast.atRisk ? 'willBeLate' : 'willBeInTime', {
                risk: format.share(forecast.risk),
                needed: forecast.daysNeeded,
                left: forecast.daysLeft,
              })}
            </strong>
          </p>
          <ul className={styles.reasons}>
            {forecast.reasons.map(({ code, figures }) => (
              <li key={code}>{why(code, figures)}</li>
            ))}
          </ul>
        </>
      )}
    </Section>
  );
}
