import type { Schema } from '../../api/client.ts';
import { Section, useFormat } from '../../ui/index.ts';
import { CountLink } from '../steering/count-link.tsx';
import steeringStyles from '../steering/steering.module.css';
import type { TasksSearch } from '../tasks/search.ts';
import { taskWords } from '../tasks/status/words.ts';
import styles from './month-plan.module.css';
import type { PlanSearch } from './queries.ts';
import { words } from './words.ts';

const figures = ['done', 'awaiting', 'overdue', 'open'] as const;

/** Each month of the year: what is due then, and how much of it is done, late and left. */
export function Months({ plan, search }: { plan: Schema['MonthPlan']; search: PlanSearch }) {
  const t = words.use();
  const status = taskWords.use();
  const format = useFormat();
  const most = Math.max(1, ...plan.months.map(({ due }) => due));
  const on: TasksSearch = {
    ...(search.asOf && { asOf: search.asOf }),
    ...(search.programme && { programme: search.programme }),
    ...(search.hard && { difficulty: 'hard' }),
  };
  return (
    <Section title={t('months')} note={t('monthsNote', { moment: format.moment(plan.countedAt) })}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section className={steeringStyles.scroll} aria-label={t('months')} tabIndex={0}>
        <table className={steeringStyles.table}>
          <thead>
            <tr>
              <th scope="col">{t('month')}</th>
              <th scope="col">{t('due')}</th>
              <th scope="col" className={styles.drawn}>
                {figures.map((figure) => (
                  <span key={figure} className={styles.key}>
                    <i className={styles[figure]} /> {status(figure)}
                  </span>
                ))}
              </th>
              {figures.map((figure) => (
                <th key={figure} scope="col">
                  {status(figure)}
                </th>
              ))}
              <th scope="col">{status('at-risk')}</th>
              <th scope="col">{t('hard')}</th>
            </tr>
          </thead>
          <tbody>
            {plan.months.map((row) => {
              const name = monthName(row.month);
              const of = (figure: TasksSearch['figure'], count: number, more: TasksSearch = {}) => (
                <CountLink count={count} label={`${status(figure ?? 'given')}, ${name}`} search={{ ...on, month: row.month, figure, ...more }} />
              );
              return (
                <tr key={row.month} aria-current={row.month === plan.asOf.slice(0, 7) ? 'date' : undefined} className={styles.row}>
                  <th scope="row">{name}</th>
                  <td>{of('given', row.due)}</td>
                  <td className={styles.drawn}>
                    <span className={styles.bar} aria-hidden="true">
                      {figures.map(
                        (figure) =>
                          row[figure] > 0 && <i key={figure} className={styles[figure]} style={{ width: `${(100 * row[figure]) / most}%` }} />,
                      )}
                    </span>
                  </td>
                  {figures.map((figure) => (
                    <td key={figure}>{of(figure, row[figure])}</td>
                  ))}
                  <td>{of('at-risk', row.atRisk)}</td>
                  <td>{of('given', row.hard.due, { difficulty: 'hard' })}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
      {plan.carriedOver.left > 0 && <p>{t('carriedOver', { count: plan.carriedOver.left, year: String(plan.year) })}</p>}
    </Section>
  );
}

/** `08/2025` of `2025-08`. */
function monthName(month: string): string {
  return month.split('-').reverse().join('/');
}
