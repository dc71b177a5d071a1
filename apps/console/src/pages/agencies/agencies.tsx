import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { client, dataOf } from '../../api/client.ts';
import { ChoiceFilter, DataTable, Filters, FindFilter, Page, ProblemView, useFormat } from '../../ui/index.ts';
import type { AgenciesSearch } from './route.ts';
import { words } from './words.ts';

function agenciesQuery({ page = 1, size = 50, search, kind }: AgenciesSearch) {
  const query = { page, pageSize: size, ...(search && { search }), ...(kind && { kind }) };
  return queryOptions({
    queryKey: ['agencies', query],
    queryFn: () => dataOf(client.GET('/api/v1/agencies', { params: { query } })),
    placeholderData: keepPreviousData,
  });
}

/** The tree of agencies as a list to search. */
export function AgenciesPage() {
  const t = words.use();
  const format = useFormat();
  const search = useSearch({ from: '/signed-in/agencies' });
  const navigate = useNavigate({ from: '/agencies' });
  const { data, error, isFetching, refetch } = useQuery(agenciesQuery(search));
  const narrow = (change: AgenciesSearch) => navigate({ search: { ...search, page: undefined, ...change }, replace: true });
  if (error && !data) return <ProblemView error={error} retry={refetch} />;
  const kinds = (['central', 'province', 'department', 'commune'] as const).map((value) => ({ value, label: t(value) }));
  const total = data?.total ?? 0;
  const tools = (
    <Filters find={<FindFilter label={t('search')} value={search.search} onChange={(typed) => narrow({ search: typed })} />}>
      <ChoiceFilter label={t('kind')} value={search.kind} options={kinds} onChange={(kind) => narrow({ kind })} />
    </Filters>
  );
  return (
    <Page title={t('title')} answer={t('answer', { total: total })} actions={tools}>
      <DataTable
        label={t('title')}
        rows={data?.items ?? []}
        rowKey={(agency) => agency.id}
        loading={isFetching && !data}
        empty={t('none')}
        columns={[
          { title: t('name'), dataIndex: 'name' },
          { title: t('kind'), dataIndex: 'kind', render: (kind: 'root') => t(kind), width: 180 },
          { title: t('code'), dataIndex: 'code', render: (code: string | null) => code ?? '–', width: 120 },
          { title: t('since'), dataIndex: 'validFrom', render: (day: string | null) => (day ? format.day(day) : '–'), width: 120, align: 'right' },
        ]}
        paging={{
          page: search.page ?? 1,
          pageSize: search.size ?? 50,
          total,
          onChange: (page) => navigate({ search: { ...search, page } }),
        }}
      />
    </Page>
  );
}
