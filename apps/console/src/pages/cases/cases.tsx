import { useQueries, useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { Schema } from '../../api/client.ts';
import { dayIn } from '../../api/day.ts';
import { useSession } from '../../api/session.ts';
import { ExportLinks, Page, Tally, useFormat } from '../../ui/index.ts';
import { CaseList } from './case-list.tsx';
import { CaseStatusMark } from './case-status.tsx';
import { Filters } from './filters.tsx';
import { asked, caseCountQuery, progressQuery } from './queries.ts';
import { type CasesSearch, statuses } from './search.ts';
import { words } from './words.ts';

const colours = { open: 'var(--strong)', reopened: 'var(--poor)', 'in-progress': 'var(--fair)', disputed: 'var(--ink)', mended: 'var(--good)' };

/** My unit's work list: how many cases are left, how many are late, when they end at this pace, and each of them. */
export function CasesPage() {
  const t = words.use();
  const search = useSearch({ from: '/signed-in/cases' });
  const navigate = useNavigate({ from: '/cases' });
  const narrow = (change: CasesSearch) => navigate({ search: { ...search, end: undefined, ...change }, replace: true });
  const { data: progress } = useSuspenseQuery(progressQuery(search));
  const { data: week } = useQuery(caseCountQuery(search, { dueBy: endOfWeek(useSession().now) }));
  const counts = useQueries({ queries: statuses.map((status) => caseCountQuery(search, { status })) });
  const answer = useAnswer(progress, week);
  return (
    <Page title={t('title')} answer={answer} actions={<ExportLinks list="cases" query={asked(search)} />}>
      <Tally
        chosen={search.status}
        onChoose={(key) => narrow({ status: key === search.status ? undefined : statuses.find((status) => status === key) })}
        parts={statuses.map((status, index) => ({
          key: status,
          count: counts[index]?.data ?? 0,
          label: <CaseStatusMark status={status} />,
          colour: colours[status],
        }))}
      />
      <Filters search={search} narrow={narrow} units={progress.items.map(({ unit }) => unit)} />
      <CaseList key={JSON.stringify({ ...search, end: undefined })} search={search} />
    </Page>
  );
}

function useAnswer({ items, total }: Schema['CaseProgress'], week: number | undefined): string {
  const t = words.use();
  const format = useFormat();
  const sum = (of: (item: Schema['CaseProgress']['items'][number]) => number) => items.reduce((all, item) => all + of(item), 0);
  const [only] = items;
  const figures = { active: sum(({ cases }) => cases.active), overdue: format.number(sum(({ cases }) => cases.overdue)) };
  const dueThisWeek = week === undefined ? '…' : format.number(Math.max(0, week - sum(({ cases }) => cases.overdue)));
  const speed = sum(({ pace }) => pace);
  const days = only?.daysAtThisPace;
  const pace =
    speed === 0 && days !== 0
      ? t('noPace')
      : total === 1 && typeof days === 'number'
        ? t('endsIn', { days })
        : t('pace', { records: format.number(speed, 1) });
  return t(total > 1 ? 'answerUnits' : 'answerUnit', { ...figures, units: total, week: dueThisWeek, pace });
}

/** The Sunday of the week of a moment, in Viet Nam. */
function endOfWeek(moment: string): string {
  const day = new Date(`${dayIn(moment)}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + ((7 - day.getUTCDay()) % 7));
  return day.toISOString().slice(0, 10);
}
