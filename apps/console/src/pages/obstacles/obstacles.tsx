import { useInfiniteQuery, useSuspenseQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Checkbox, Input, Select } from 'antd';
import { useMay } from '../../api/session.ts';
import { Page, ProblemView, Tally, useFormat } from '../../ui/index.ts';
import { AgencyChoice } from '../tasks/agency-choice.tsx';
import listStyles from '../tasks/tasks.module.css';
import { ObstacleTable } from './obstacle-table.tsx';
import { obstacleSummaryQuery, obstaclesQuery } from './queries.ts';
import { figures, kinds, type ObstaclesSearch } from './search.ts';
import { obstacleWords } from './status/words.ts';
import { ObstacleTabs } from './tabs.tsx';
import { words } from './words.ts';

const colours = { solved: 'var(--good)', left: 'var(--poor)', raised: 'transparent' };

/** What blocks tasks and units: raised, solved, left, and each. */
export function ObstaclesPage() {
  const t = words.use();
  const search = useSearch({ from: '/signed-in/obstacles' });
  const navigate = useNavigate({ from: '/obstacles' });
  const narrow = (change: ObstaclesSearch) => navigate({ search: { ...search, ...change }, replace: true });
  const { data: summary } = useSuspenseQuery(obstacleSummaryQuery(search.asOf));
  const mayRaise = useMay('obstacle.raise');
  const counts = summary.byKind.find(({ kind }) => kind === search.kind) ?? (search.kind ? { raised: 0, solved: 0, left: 0 } : summary.total);
  return (
    <Page title={t('title')} answer={t('answer', counts)} actions={mayRaise && <Link to="/obstacles/new">{t('raise')}</Link>}>
      <ObstacleTabs />
      <Tally
        chosen={search.figure}
        onChoose={(key) => narrow({ figure: key === search.figure ? undefined : figures.find((figure) => figure === key) })}
        parts={(['solved', 'left', 'raised'] as const).map((figure) => ({
          key: figure,
          count: counts[figure],
          label: t(figure),
          colour: colours[figure],
          apart: figure === 'raised',
        }))}
      />
      <Filters search={search} narrow={narrow} />
      <ObstacleList key={JSON.stringify(search)} search={search} />
    </Page>
  );
}

function Filters({ search, narrow }: { search: ObstaclesSearch; narrow: (change: ObstaclesSearch) => void }) {
  const t = words.use();
  const status = obstacleWords.use();
  return (
    <search className={`${listStyles.filters} no-print`}>
      <Input.Search
        aria-label={t('search')}
        placeholder={t('search')}
        allowClear
        defaultValue={search.search}
        onSearch={(typed) => narrow({ search: typed || undefined })}
        className={listStyles.find}
      />
      <Select
        aria-label={t('kind')}
        placeholder={t('kind')}
        allowClear
        value={search.kind ?? null}
        options={kinds.map((value) => ({ value, label: status(value) }))}
        onChange={(kind) => narrow({ kind: kind ?? undefined })}
        className={listStyles.choice}
      />
      <AgencyChoice label={t('agency')} value={search.agency} onChange={(agency) => narrow({ agency })} className={listStyles.choice} />
      <Checkbox checked={search.overdue ?? false} onChange={(event) => narrow({ overdue: event.target.checked || undefined })}>
        {t('overdue')}
      </Checkbox>
      {Object.values(search).some(Boolean) && <Button onClick={() => narrow(cleared)}>{t('clear')}</Button>}
    </search>
  );
}

const cleared: ObstaclesSearch = {
  ...{ kind: undefined, figure: undefined, agency: undefined, database: undefined, overdue: undefined, search: undefined, asOf: undefined },
};

function ObstacleList({ search }: { search: ObstaclesSearch }) {
  const t = words.use();
  const format = useFormat();
  const query = useInfiniteQuery(obstaclesQuery(search));
  if (query.isError && !query.data) return <ProblemView error={query.error} retry={query.refetch} />;
  const obstacles = query.data?.pages.flatMap(({ items }) => items) ?? [];
  const [part] = query.data?.pages ?? [];
  return (
    <div className={listStyles.list}>
      <ObstacleTable obstacles={obstacles} loading={query.isFetching && !query.data} />
      <div className={`${listStyles.foot} no-print`}>
        {part && part.total > 0 && (
          <span>{t('shown', { shown: format.number(obstacles.length), total: format.number(part.total), exact: part.totalIsExact })}</span>
        )}
        {query.hasNextPage && (
          <Button onClick={() => query.fetchNextPage()} loading={query.isFetchingNextPage}>
            {t('more', { count: 50 })}
          </Button>
        )}
      </div>
    </div>
  );
}
