import { useInfiniteQuery, useSuspenseQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useMay } from '../../api/session.ts';
import { ChoiceFilter, FindFilter, Page, ProblemView, Filters as Row, Tally, TickFilter, useWalk } from '../../ui/index.ts';
import { AgencyChoice } from '../tasks/agency-choice.tsx';
import listStyles from '../tasks/tasks.module.css';
import { type Obstacle, ObstacleTable } from './obstacle-table.tsx';
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
    <Row
      find={<FindFilter label={t('search')} value={search.search} onChange={(typed) => narrow({ search: typed })} />}
      clear={Object.values(search).some(Boolean) ? () => narrow(cleared) : null}
    >
      <ChoiceFilter
        label={t('kind')}
        value={search.kind}
        options={kinds.map((value) => ({ value, label: status(value) }))}
        onChange={(kind) => narrow({ kind })}
      />
      <AgencyChoice label={t('agency')} value={search.agency} onChange={(agency) => narrow({ agency })} className={listStyles.choice} />
      <TickFilter label={t('overdue')} value={search.overdue} onChange={(overdue) => narrow({ overdue })} />
    </Row>
  );
}

const cleared: ObstaclesSearch = {
  ...{ kind: undefined, figure: undefined, agency: undefined, database: undefined, overdue: undefined, search: undefined, asOf: undefined },
};

function ObstacleList({ search }: { search: ObstaclesSearch }) {
  const query = useInfiniteQuery(obstaclesQuery(search));
  const walk = useWalk<Obstacle>(query);
  if (query.isError && !query.data) return <ProblemView error={query.error} retry={query.refetch} />;
  return <ObstacleTable walk={walk} loading={query.isFetching && !query.data} />;
}
