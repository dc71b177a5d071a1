import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { client, dataOf, type Schema } from '../../api/client.ts';
import { DataTable, Page, Section, useFormat } from '../../ui/index.ts';
import { Refusal } from '../case/refusal.tsx';
import { Purpose } from './purpose.tsx';
import { type Asked, SearchForm } from './search-form.tsx';
import { usePurpose } from './use-purpose.ts';
import { words } from './words.ts';

type Found = Schema['FoundEntities']['items'][number];

/** What was found last, as long as the page is open: coming back from one of them does not log a second search. */
const found = { queryKey: ['records', 'found'] };

/** Finds one person, parcel, household or organisation, for a purpose. */
export function RecordsPage() {
  const t = words.use();
  const purpose = usePurpose();
  const queries = useQueryClient();
  const { data } = useQuery<Found[]>({ ...found, enabled: false });
  const search = useMutation({
    mutationFn: (asked: Asked) => dataOf(client.POST('/api/v1/entities/search', { body: { ...asked, purpose: purpose.purpose } })),
    onSuccess: ({ items }) => queries.setQueryData(found.queryKey, items),
  });
  return (
    <Page title={t('title')} answer={data ? t('found', { count: data.length }) : t('ask')}>
      <Purpose {...purpose} />
      {purpose.given && <SearchForm pending={search.isPending} onSearch={search.mutate} />}
      {search.isError && <Refusal error={search.error} />}
      {data && <Results items={data} />}
    </Page>
  );
}

function Results({ items }: { items: readonly Found[] }) {
  const t = words.use();
  const format = useFormat();
  return (
    <Section title={t('results')}>
      <DataTable<Found>
        label={t('results')}
        rows={items}
        rowKey={({ id }) => id}
        empty={t('none')}
        columns={[
          {
            title: t('label'),
            key: 'label',
            render: (_, { id, label }) => (
              <Link to="/records/$id" params={{ id }} preload={false}>
                {label}
              </Link>
            ),
          },
          { title: t('kind'), dataIndex: 'kind', render: (kind: Found['kind']) => t(kind), width: 144 },
          { title: t('databases'), dataIndex: 'databases', render: (databases: string[]) => databases.join(', ') },
          { title: t('records'), dataIndex: 'records', render: (count: number) => format.number(count), align: 'right', width: 96 },
        ]}
      />
    </Section>
  );
}
