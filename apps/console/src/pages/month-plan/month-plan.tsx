import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Checkbox, Select } from 'antd';
import { Page, useFormat } from '../../ui/index.ts';
import { AsOf } from '../tasks/filters.tsx';
import { programmesQuery } from '../tasks/queries.ts';
import { TaskTabs } from '../tasks/tabs.tsx';
import taskStyles from '../tasks/tasks.module.css';
import { AgencyMatrix } from './agency-matrix.tsx';
import { Months } from './months.tsx';
import { type PlanSearch, planQuery } from './queries.ts';
import { words } from './words.ts';

/** What is due when, who carries how much of it, and what is left for the year. */
export function MonthPlanPage() {
  const t = words.use();
  const format = useFormat();
  const search = useSearch({ from: '/signed-in/tasks/plan' });
  const navigate = useNavigate({ from: '/tasks/plan' });
  const { data: plan } = useSuspenseQuery(planQuery(search));
  const narrow = (change: PlanSearch) => navigate({ search: { ...search, page: undefined, ...change }, replace: true });
  const now = plan.months.find(({ month }) => month === plan.asOf.slice(0, 7));
  const answer = t('answer', {
    year: String(plan.year),
    left: plan.all.left,
    overdue: format.number(plan.all.overdue),
    hard: format.number(plan.all.hard.left),
    now: now ? 'yes' : 'no',
    month: format.number(now?.left ?? 0),
  });
  return (
    <Page title={t('title')} answer={answer}>
      <TaskTabs />
      <Filters search={search} narrow={narrow} year={plan.year} />
      <Months plan={plan} search={search} />
      <AgencyMatrix search={search} asOf={plan.asOf} onPage={(page) => navigate({ search: { ...search, page } })} />
    </Page>
  );
}

function Filters({ search, narrow, year }: { search: PlanSearch; narrow: (change: PlanSearch) => void; year: number }) {
  const t = words.use();
  const { data: programmes } = useQuery(programmesQuery);
  return (
    <search className={`${taskStyles.filters} no-print`}>
      <Select
        aria-label={t('year')}
        value={year}
        options={[-2, -1, 0, 1, 2].map((step) => ({ value: year + step, label: String(year + step) }))}
        onChange={(chosen) => narrow({ year: chosen })}
      />
      <Select
        aria-label={t('programme')}
        placeholder={t('programme')}
        allowClear
        value={search.programme ?? null}
        options={(programmes ?? []).map(({ id, number, name }) => ({ value: id, label: `${number}: ${name}` }))}
        onChange={(programme) => narrow({ programme: programme ?? undefined })}
        popupMatchSelectWidth={false}
        className={taskStyles.choice}
      />
      <AsOf value={search.asOf} onChange={(asOf) => narrow({ asOf })} />
      <Checkbox checked={search.hard ?? false} onChange={(event) => narrow({ hard: event.target.checked || undefined })}>
        {t('onlyHard')}
      </Checkbox>
    </search>
  );
}
