import { useQueries, useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { Schema } from '../../api/client.ts';
import { AttributeName, DataTable, Page, ProblemView, Section, Tally, useColumnName, useFormat } from '../../ui/index.ts';
import { Conflicts } from './conflicts.tsx';
import { conflictsQuery, designationsQuery } from './queries.ts';
import { statuses } from './search.ts';
import { DesignationMark } from './status-mark.tsx';
import { words } from './words.ts';

const colours = {
  proposed: 'var(--line)',
  consulting: 'var(--strong)',
  decided: 'var(--good)',
  disputed: 'var(--fair)',
  refused: 'var(--poor)',
  withdrawn: 'var(--sunk)',
  revoked: 'var(--sunk)',
};

/** What has been decided about originals, what waits, and where surveys see it otherwise. */
export function DesignationsPage() {
  const t = words.use();
  const search = useSearch({ from: '/signed-in/designations' });
  const navigate = useNavigate({ from: '/designations' });
  const { data: conflicts } = useSuspenseQuery(conflictsQuery);
  const counts = useQueries({ queries: statuses.map((status) => designationsQuery({ status }, 1)) }).map(({ data }) => data?.total ?? 0);
  const count = (...wanted: (typeof statuses)[number][]) =>
    statuses.reduce((sum, status, index) => sum + (wanted.includes(status) ? (counts[index] ?? 0) : 0), 0);
  return (
    <Page
      title={t('title')}
      answer={t('answer', { decided: count('decided', 'disputed'), open: count('proposed', 'consulting'), conflicts: conflicts.length })}
      actions={<Link to="/originals">{t('toOriginals')}</Link>}
    >
      <Tally
        chosen={search.status}
        onChoose={(key) =>
          navigate({ search: { ...search, page: undefined, status: key === search.status ? undefined : statuses.find((one) => one === key) } })
        }
        parts={statuses.map((status, index) => ({
          key: status,
          count: counts[index] ?? 0,
          label: <DesignationMark status={status} />,
          colour: colours[status],
        }))}
      />
      {conflicts.length > 0 && <Conflicts conflicts={conflicts} />}
      <Section title={t('list')}>
        <List />
      </Section>
    </Page>
  );
}

function List() {
  const t = words.use();
  const format = useFormat();
  const columnName = useColumnName();
  const search = useSearch({ from: '/signed-in/designations' });
  const navigate = useNavigate({ from: '/designations' });
  const { data, error, isFetching, refetch } = useQuery(designationsQuery(search));
  if (error && !data) return <ProblemView error={error} retry={refetch} />;
  const valid = ({ validFrom, validTo }: Schema['Designation']) => {
    if (!validFrom) return '–';
    return validTo ? t('fromTo', { from: format.day(validFrom), to: format.day(validTo) }) : t('from', { from: format.day(validFrom) });
  };
  return (
    <DataTable<Schema['Designation']>
      label={t('list')}
      rows={data?.items ?? []}
      rowKey={({ id }) => id}
      loading={isFetching && !data}
      empty={t('none')}
      columns={[
        {
          title: t('attribute'),
          key: 'attribute',
          render: (_, { id, attribute }) => (
            <Link to="/designations/$id" params={{ id }}>
              <AttributeName id={attribute} />
            </Link>
          ),
        },
        { title: t('original'), key: 'original', render: (_, { original }) => columnName(original) },
        { title: t('status'), key: 'status', render: (_, { status }) => <DesignationMark status={status} />, width: 176 },
        { title: t('valid'), key: 'valid', render: (_, one) => valid(one), width: 200, align: 'right' },
      ]}
      paging={{ page: search.page ?? 1, pageSize: 50, total: data?.total ?? 0, onChange: (page) => navigate({ search: { ...search, page } }) }}
    />
  );
}
