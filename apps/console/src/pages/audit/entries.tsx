import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { client, dataOf, type Schema } from '../../api/client.ts';
import { DataTable, ProblemView, Section, useFormat } from '../../ui/index.ts';
import type { AuditSearch } from './route.ts';
import { words } from './words.ts';

type Entry = Schema['AuditEntry'];

/** A day in Viet Nam as the moments that bound it. */
const startOf = (day: string) => new Date(`${day}T00:00:00+07:00`).toISOString();
const endOf = (day: string) => new Date(Date.parse(`${day}T00:00:00+07:00`) + 86_400_000).toISOString();

/** The log, the newest first, narrowed by what stands in the address. */
export function Entries() {
  const t = words.use();
  const format = useFormat();
  const search = useSearch({ from: '/signed-in/audit' });
  const navigate = useNavigate({ from: '/audit' });
  const { page = 1, action, object, account, from, to } = search;
  const query = {
    ...{ page, pageSize: 50 },
    ...(action && { action }),
    ...(object && { objectKind: object }),
    ...(account && { account }),
    ...(from && { from: startOf(from) }),
    ...(to && { to: endOf(to) }),
  };
  const entries = useQuery({
    queryKey: ['audit', query],
    queryFn: () => dataOf(client.GET('/api/v1/audit', { params: { query } })),
    placeholderData: keepPreviousData,
  });
  const narrow = (change: AuditSearch) => navigate({ search: { ...search, page: undefined, ...change }, replace: true });
  return (
    <Section title={t('log')} note={entries.data && t('found', { total: entries.data.total })}>
      <Filters search={search} narrow={narrow} />
      {entries.isError && <ProblemView error={entries.error} retry={entries.refetch} />}
      <DataTable<Entry>
        label={t('log')}
        rows={entries.data?.items ?? []}
        rowKey={({ seq }) => String(seq)}
        loading={entries.isPending}
        empty={t('none')}
        columns={[
          { title: t('entry'), dataIndex: 'seq', align: 'right', width: 72 },
          { title: t('at'), dataIndex: 'at', render: (at: string) => format.moment(at), width: 150 },
          {
            title: t('who'),
            key: 'who',
            render: (_, { accountId, accountName }) =>
              accountId ? (
                <Link to="/audit" search={{ ...search, account: accountId }}>
                  {accountName ?? t('someone')}
                </Link>
              ) : (
                t('theRegister')
              ),
            width: 190,
          },
          {
            title: t('action'),
            dataIndex: 'action',
            render: (done: string) => (
              <Link to="/audit" search={{ ...search, action: done }}>
                {done}
              </Link>
            ),
            width: 190,
          },
          { title: t('object'), key: 'object', render: (_, { objectKind, objectId }) => [objectKind, objectId].filter(Boolean).join(' · ') || '–' },
          { title: t('details'), key: 'details', render: (_, { purpose, details }) => purpose ?? (details && inWords(details)) ?? '–' },
        ]}
        paging={{ page, pageSize: 50, total: entries.data?.total ?? 0, onChange: (next) => navigate({ search: { ...search, page: next } }) }}
      />
    </Section>
  );
}

function inWords(details: Record<string, unknown>): string {
  return Object.entries(details)
    .map(([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join('; ');
}

function Filters({ search, narrow }: { search: AuditSearch; narrow: (change: AuditSearch) => void }) {
  const t = words.use();
  const field = (name: 'action' | 'object') => (
    <Input.Search
      key={`${name}.${search[name] ?? ''}`}
      aria-label={t(name)}
      placeholder={t(name)}
      allowClear
      defaultValue={search[name]}
      onSearch={(typed) => narrow({ [name]: typed || undefined })}
      style={{ width: 208 }}
    />
  );
  const day = (name: 'from' | 'to') => (
    <label htmlFor={`audit-${name}`} style={{ display: 'flex', alignItems: 'center', gap: 8 }}>
      {t(name)}
      <Input
        id={`audit-${name}`}
        type="date"
        value={search[name] ?? ''}
        onChange={({ target }) => narrow({ [name]: target.value || undefined })}
        style={{ width: 152 }}
      />
    </label>
  );
  return (
    <search style={{ display: 'flex', flexWrap: 'wrap', gap: 8 }} className="no-print">
      {field('action')}
      {field('object')}
      {day('from')}
      {day('to')}
      {Object.values(search).some(Boolean) && (
        <Button onClick={() => narrow({ action: undefined, object: undefined, account: undefined, from: undefined, to: undefined })}>
          {t('clear')}
        </Button>
      )}
    </search>
  );
}
