import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Pagination } from 'antd';
import type { Schema } from '../../api/client.ts';
import { Empty, Loading, ProblemView, Section, useFormat } from '../../ui/index.ts';
import steeringStyles from '../steering/steering.module.css';
import styles from './month-plan.module.css';
import { agencyPlanQuery, type PlanSearch } from './queries.ts';
import { words } from './words.ts';

type Row = Schema['AgencyPlanPage']['items'][number];

interface AgencyMatrixProps {
  search: PlanSearch;
  asOf: string;
  onPage: (page: number) => void;
}

/** Agencies by months: what is left of what is due, the darker the more; hard ones marked; and how much each carries. */
export function AgencyMatrix({ search, asOf, onPage }: AgencyMatrixProps) {
  const t = words.use();
  const { data, error, refetch } = useQuery(agencyPlanQuery(search));
  if (error && !data) return <ProblemView error={error} retry={refetch} />;
  if (!data) return <Loading />;
  const months = Array.from({ length: 12 }, (_none, index) => `${data.year}-${String(index + 1).padStart(2, '0')}`);
  const most = Math.max(1, ...data.items.flatMap((row) => row.months.map(({ left }) => left)));
  return (
    <Section title={t('agencies')} note={t('agenciesNote')}>
      {data.items.length === 0 && <Empty>{t('none')}</Empty>}
      {data.items.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
        <section className={steeringStyles.scroll} aria-label={t('agencies')} tabIndex={0}>
          <table className={styles.matrix}>
            <thead>
              <tr>
                <th scope="col">{t('agency')}</th>
                {months.map((month) => (
                  <th key={month} scope="col" aria-current={month === asOf.slice(0, 7) ? 'date' : undefined}>
                    {month.slice(5)}
                  </th>
                ))}
                <th scope="col">{t('left')}</th>
                <th scope="col" title={t('weightNote')}>
                  {t('weight')}
                </th>
                <th scope="col">{t('people')}</th>
                <th scope="col">{t('helps')}</th>
              </tr>
            </thead>
            <tbody>
              {data.items.map((row) => (
                <AgencyRow key={row.agency.id} row={row} months={months} most={most} search={search} />
              ))}
            </tbody>
          </table>
        </section>
      )}
      {data.total > 50 && <Pagination current={search.page ?? 1} pageSize={50} total={data.total} onChange={onPage} showSizeChanger={false} />}
    </Section>
  );
}

function AgencyRow({ row, months, most, search }: { row: Row; months: readonly string[]; most: number; search: PlanSearch }) {
  const t = words.use();
  const format = useFormat();
  const { agency, all, load } = row;
  return (
    <tr>
      <th scope="row">{agency.name}</th>
      {months.map((month) => {
        const cell = row.months.find((one) => one.month === month);
        if (!cell || cell.due === 0) return <td key={month} />;
        const strength = Math.round((36 * cell.left) / most);
        return (
          <td key={month} style={{ background: cell.left > 0 ? `color-mix(in srgb, var(--accent) ${strength}%, var(--sheet))` : undefined }}>
            <Link
              to="/tasks"
              search={{
                ...{ lead: agency.id, month, figure: 'given' },
                ...(search.asOf && { asOf: search.asOf }),
                ...(search.programme && { programme: search.programme }),
                ...(search.hard && { difficulty: 'hard' }),
              }}
              title={t('cell', { agency: agency.name, month, left: cell.left, due: cell.due, hard: cell.hard })}
            >
              {cell.left}/{cell.due}
              {cell.hard > 0 && <small>▲{cell.hard}</small>}
            </Link>
          </td>
        );
      })}
      <td className={styles.sum}>{format.number(all.left)}</td>
      <td className={styles.sum}>{format.number(load.weight)}</td>
      <td className={styles.sum}>
        {load.unassigned > 0 ? t('unassigned', { people: load.people, tasks: load.unassigned }) : format.number(load.people)}
      </td>
      <td className={styles.sum}>{format.number(load.helps)}</td>
    </tr>
  );
}
