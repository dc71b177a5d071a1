import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { client, dataOf, type Schema } from '../../api/client.ts';
import { DataTable, ProblemView, Section, useCodes, useFormat } from '../../ui/index.ts';
import { actionWords } from './action-words.ts';
import { detailWords } from './detail-words.ts';
import { Filters } from './filters.tsx';
import { objectWords } from './object-words.ts';
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
  const [actionOf, objectOf, detailOf] = [useCodes(actionWords), useCodes(objectWords), useCodes(detailWords)];
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
                {actionOf(done)}
              </Link>
            ),
            width: 190,
          },
          {
            title: t('object'),
            key: 'object',
            width: 220,
            render: (_, { objectKind, objectId }) =>
              [objectKind && objectOf(objectKind), objectId && short(objectId)].filter(Boolean).join(' · ') || '–',
          },
          { title: t('details'), key: 'details', render: (_, { purpose, details }) => purpose ?? (details && inWords(details, detailOf)) ?? '–' },
        ]}
        paging={{ page, pageSize: 50, total: entries.data?.total ?? 0, onChange: (next) => navigate({ search: { ...search, page: next } }) }}
      />
    </Section>
  );
}

/** Identifiers as much of them as tells one from another in a log; the whole stands in the file that auditors verify. */
const short = (text: string) => text.replaceAll(/\b([0-9a-f]{8})-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/g, '$1…');

/** Details in words where they are known; which session it was tells readers nothing. */
function inWords(details: Record<string, unknown>, textOf: (code: string) => string): string | null {
  const told = Object.entries(details).filter(([name, value]) => name !== 'session' && value !== null);
  return told.map(([name, value]) => (value === true ? textOf(name) : `${textOf(name)}: ${valueInWords(value, textOf)}`)).join('; ') || null;
}

function valueInWords(value: unknown, textOf: (code: string) => string): string {
  if (Array.isArray(value)) return value.map((one) => valueInWords(one, textOf)).join(', ');
  if (typeof value === 'object' && value !== null) {
    const parts = Object.entries(value).map(([name, one]) => `${textOf(name)} ${valueInWords(one, textOf)}`);
    return parts.join(', ');
  }
  return short(textOf(String(value)));
}
