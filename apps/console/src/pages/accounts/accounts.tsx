import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Drawer } from 'antd';
import { client, dataOf, type Schema } from '../../api/client.ts';
import { useMay } from '../../api/session.ts';
import { ChoiceFilter, DataTable, Filters, FindFilter, Page, ProblemView } from '../../ui/index.ts';
import { NewAccount } from './new-account.tsx';
import { Person } from './person.tsx';
import { type AccountsSearch, roles, statuses } from './search.ts';
import { StatusMark } from './status-mark.tsx';
import { words } from './words.ts';

function accountsQuery({ page = 1, account: _opened, ...filters }: AccountsSearch) {
  const query = { page, pageSize: 50, ...filters };
  return queryOptions({
    queryKey: ['accounts', query],
    queryFn: () => dataOf(client.GET('/api/v1/accounts', { params: { query } })),
    placeholderData: keepPreviousData,
  });
}

/** Who may do what, and where. */
export function AccountsPage() {
  const t = words.use();
  const search = useSearch({ from: '/signed-in/accounts' });
  const navigate = useNavigate({ from: '/accounts' });
  const { data, error, isPending, refetch } = useQuery(accountsQuery(search));
  const mayChange = useMay('account.change');
  if (error && !data) return <ProblemView error={error} retry={refetch} />;
  const narrow = (change: AccountsSearch) => navigate({ search: { ...search, page: undefined, ...change }, replace: true });
  return (
    <Page title={t('title')} answer={t('answer', { total: data?.total ?? 0 })} actions={mayChange && <NewAccount />}>
      <Filters find={<FindFilter label={t('find')} value={search.search} onChange={(typed) => narrow({ search: typed })} />}>
        <ChoiceFilter
          label={t('role')}
          value={search.role}
          options={roles.map((value) => ({ value, label: t(value) }))}
          onChange={(role) => narrow({ role })}
        />
        <ChoiceFilter
          label={t('status')}
          value={search.status}
          options={statuses.map((value) => ({ value, label: t(value) }))}
          onChange={(status) => narrow({ status })}
        />
      </Filters>
      <DataTable<Schema['Account']>
        label={t('title')}
        rows={data?.items ?? []}
        rowKey={({ id }) => id}
        loading={isPending}
        empty={t('none')}
        columns={[
          {
            title: t('name'),
            key: 'name',
            width: 184,
            render: (_, { id, name }) => (
              <Link to="/accounts" search={{ ...search, account: id }}>
                {name}
              </Link>
            ),
          },
          { title: t('login'), dataIndex: 'login', width: 136 },
          { title: t('agency'), dataIndex: 'agencyName' },
          {
            title: t('rolesHeld'),
            key: 'roles',
            render: (_, { grants }) =>
              grants.length > 0 ? grants.map(({ role, agencyName }) => `${t(role)} · ${agencyName}`).join('; ') : t('noRole'),
          },
          { title: t('status'), key: 'status', render: (_, { status }) => <StatusMark status={status} />, width: 140 },
        ]}
        paging={{ page: search.page ?? 1, pageSize: 50, total: data?.total ?? 0, onChange: (page) => navigate({ search: { ...search, page } }) }}
      />
      <Drawer
        open={search.account !== undefined}
        onClose={() => navigate({ search: { ...search, account: undefined } })}
        size="min(560px, 100vw)"
        title={t('person')}
      >
        {search.account && <Person id={search.account} />}
      </Drawer>
    </Page>
  );
}
