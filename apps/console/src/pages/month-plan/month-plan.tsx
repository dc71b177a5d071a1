import { useSuspenseQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { ChoiceFilter, Page, Filters as Row, TickFilter, useFormat } from '../../ui/index.ts';
import { AsOf, ProgrammeFilter } from '../tasks/filters.tsx';
import { TaskTabs } from '../tasks/tabs.tsx';
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
  return (
    <Row>
      <ChoiceFilter
        label={t('year')}
        value={year}
        usual={year}
        options={[-2, -1, 0, 1, 2].map((step) => ({ value: year + step, label: String(year + step) }))}
        onChange={(chosen) => narrow({ year: chosen })}
      />
      <ProgrammeFilter value={search.programme} onChange={(programme) => narrow({ programme })} />
      <AsOf value={search.asOf} onChange={(asOf) => narrow({ asOf })} />
      <TickFilter label={t('onlyHard')} value={search.hard} onChange={(hard) => narrow({ hard })} />
    </Row>
  );
}
