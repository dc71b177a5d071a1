import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { Schema } from '../../api/client.ts';
import {
  ChoiceFilter,
  DataTable,
  ExportLinks,
  FindFilter,
  Page,
  ProblemView,
  Filters as Row,
  Score,
  StageMark,
  Tally,
  useFormat,
} from '../../ui/index.ts';
import { databaseSummaryQuery, databasesQuery } from './queries.ts';
import { type DatabasesSearch, grades, levels, maturities, stages } from './search.ts';
import { words } from './words.ts';

const colours = { formed: 'var(--good)', deploying: 'var(--strong)', late: 'var(--poor)', 'not-begun': 'var(--line)', retired: 'var(--sunk)' };

/** The register of databases: how far all of them are, and each. */
export function DatabasesPage() {
  const t = words.use();
  const { data: summary } = useSuspenseQuery(databaseSummaryQuery);
  const search = useSearch({ from: '/signed-in/databases' });
  const navigate = useNavigate({ from: '/databases' });
  const { formed = 0, deploying = 0, late = 0, 'not-begun': notBegun = 0 } = summary.byStage;
  const narrow = (change: DatabasesSearch) => navigate({ search: { ...search, page: undefined, ...change }, replace: true });
  return (
    <Page
      title={t('title')}
      answer={t('answer', { total: summary.total, formed, deploying, late: late + notBegun })}
      actions={<ExportLinks list="databases" query={{ ...search, page: undefined }} />}
    >
      <Tally
        chosen={search.stage}
        onChoose={(key) => narrow({ stage: key === search.stage ? undefined : stages.find((stage) => stage === key) })}
        parts={stages.flatMap((stage) => {
          const count = summary.byStage[stage] ?? 0;
          return count > 0 ? [{ key: stage, count, label: <StageMark stage={stage} />, colour: colours[stage] }] : [];
        })}
      />
      <Filters search={search} narrow={narrow} />
      <DatabaseList />
    </Page>
  );
}

function Filters({ search, narrow }: { search: DatabasesSearch; narrow: (change: DatabasesSearch) => void }) {
  const t = words.use();
  const choice = <T extends 'level' | 'maturity' | 'grade'>(name: T, values: readonly NonNullable<DatabasesSearch[T]>[]) => (
    <ChoiceFilter
      label={t(name)}
      value={search[name]}
      options={values.map((value) => ({ value, label: t(value as 'A') }))}
      onChange={(value) => narrow({ [name]: value })}
    />
  );
  return (
    <Row
      find={<FindFilter label={t('search')} value={search.search} onChange={(typed) => narrow({ search: typed })} />}
      clear={
        Object.values(search).some(Boolean)
          ? () => narrow({ search: undefined, level: undefined, maturity: undefined, grade: undefined, stage: undefined })
          : null
      }
    >
      {choice('level', levels)}
      {choice('maturity', maturities)}
      {choice('grade', grades)}
    </Row>
  );
}

function DatabaseList() {
  const t = words.use();
  const format = useFormat();
  const search = useSearch({ from: '/signed-in/databases' });
  const navigate = useNavigate({ from: '/databases' });
  const { data, error, isFetching, refetch } = useQuery(databasesQuery(search));
  if (error && !data) return <ProblemView error={error} retry={refetch} />;
  return (
    <DataTable<Schema['Database']>
      label={t('title')}
      rows={data?.items ?? []}
      rowKey={(database) => database.id}
      loading={isFetching && !data}
      empty={t('none')}
      columns={[
        {
          title: t('name'),
          key: 'name',
          render: (_, database) => (
            <Link to="/databases/$id" params={{ id: database.id }}>
              {database.name}
            </Link>
          ),
        },
        { title: t('owner'), dataIndex: 'ownerName' },
        { title: t('level'), dataIndex: 'level', render: (level: 'local') => t(level), width: 120 },
        { title: t('maturity'), dataIndex: 'maturity', render: (maturity: string | null) => maturity ?? '–', width: 72, align: 'center' },
        { title: t('stage'), key: 'stage', render: (_, database) => <StageMark stage={database.stage} />, width: 160 },
        { title: t('score'), key: 'score', render: (_, database) => <Score score={database.score} />, width: 112, align: 'right' },
        { title: t('due'), dataIndex: 'due', render: (due: string | null) => (due ? format.day(due) : '–'), width: 104, align: 'right' },
      ]}
      paging={{ page: search.page ?? 1, pageSize: 50, total: data?.total ?? 0, onChange: (page) => navigate({ search: { ...search, page } }) }}
    />
  );
}
