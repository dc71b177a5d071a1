import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { Schema } from '../../api/client.ts';
import { ExportLinks, Page, Tally, useFormat } from '../../ui/index.ts';
import { CaseList } from './case-list.tsx';
import { CaseStatusMark } from './case-status.tsx';
import { Filters } from './filters.tsx';
import { asked, casesQuery, progressQuery, tallyQuery } from './queries.ts';
import { type CasesSearch, statuses } from './search.ts';
import { words } from './words.ts';

const colours = { open: 'var(--strong)', reopened: 'var(--poor)', 'in-progress': 'var(--fair)', disputed: 'var(--ink)', mended: 'var(--good)' };

/** My unit's work list: how many cases are left, how many are late, when they end at this pace, and each of them. */
export function CasesPage() {
  const t = words.use();
  const search = useSearch({ from: '/signed-in/cases' });
  const navigate = useNavigate({ from: '/cases' });
  const narrow = (change: CasesSearch) => navigate({ search: { ...search, end: undefined, ...change }, replace: true });
  // The list comes first: the counts read every case, and an embedded register answers one question after another.
  const { isSuccess: listed } = useInfiniteQuery(casesQuery(search));
  const { data: tally } = useQuery({ ...tallyQuery(search), enabled: listed });
  const { data: progress } = useQuery({ ...progressQuery(search), enabled: listed });
  const answer = useAnswer(tally, progress);
  return (
    <Page title={t('title')} answer={answer} actions={<ExportLinks list="cases" query={asked(search)} />}>
      <Tally
        chosen={search.status}
        onChoose={(key) => narrow({ status: key === search.status ? undefined : statuses.find((status) => status === key) })}
        parts={statuses.map((status) => ({
          key: status,
          count: tally?.statuses.find((one) => one.status === status)?.cases ?? (tally ? 0 : null),
          label: <CaseStatusMark status={status} />,
          colour: colours[status],
        }))}
      />
      <Filters search={search} narrow={narrow} units={progress?.items.map(({ unit }) => unit) ?? []} />
      <CaseList key={JSON.stringify({ ...search, end: undefined })} search={search} />
    </Page>
  );
}

function useAnswer(tally: Schema['CaseTally'] | undefined, progress: Schema['CaseProgress'] | undefined): string {
  const t = words.use();
  const format = useFormat();
  if (!tally || !progress) return '…';
  const { items, total } = progress;
  const speed = items.reduce((all, { pace }) => all + pace, 0);
  const days = items[0]?.daysAtThisPace;
  const pace =
    speed === 0 && days !== 0
      ? t('noPace')
      : total === 1 && typeof days === 'number'
        ? t('endsIn', { days })
        : t('pace', { records: format.number(speed, 1) });
  const figures = { active: tally.active, overdue: format.number(tally.overdue), week: format.number(tally.dueThisWeek) };
  return t(total > 1 ? 'answerUnits' : 'answerUnit', { ...figures, units: total, pace });
}
