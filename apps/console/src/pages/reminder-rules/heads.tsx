import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { client, dataOf, type Schema } from '../../api/client.ts';
import { useMay } from '../../api/session.ts';
import { DataTable, ProblemView, Section } from '../../ui/index.ts';
import { Refusal } from '../case/refusal.tsx';
import { NameHead } from './name-head.tsx';
import { headsQuery } from './queries.ts';
import { words } from './words.ts';

type Head = Schema['AgencyHeads']['items'][number];

/** Who answers for an agency as a whole; where nobody is named, whoever holds the role there does. */
export function Heads() {
  const t = words.use();
  const queries = useQueryClient();
  const mayName = useMay('account.grant');
  const { data, error, refetch, isPending } = useQuery(headsQuery);
  const take = useMutation({
    mutationFn: (id: string) => dataOf(client.PUT('/api/v1/agencies/{id}/head', { params: { path: { id } }, body: { personId: null } })),
    onSettled: () => queries.invalidateQueries({ queryKey: headsQuery.queryKey }),
  });
  return (
    <Section title={t('heads')} note={t('headsNote')}>
      {mayName && <NameHead />}
      {take.isError && <Refusal error={take.error} />}
      {error && !data ? (
        <ProblemView error={error} retry={refetch} />
      ) : (
        <DataTable<Head>
          label={t('heads')}
          rows={data ?? []}
          rowKey={({ agency }) => agency.id}
          loading={isPending}
          empty={t('noHeads')}
          columns={[
            { title: t('agencyOf'), key: 'agency', render: (_, { agency }) => agency.name },
            { title: t('head'), key: 'person', render: (_, { person }) => person.name },
            {
              title: t('next'),
              key: 'next',
              width: 200,
              render: (_, row) =>
                row.mayName && (
                  <Button size="small" onClick={() => take.mutate(row.agency.id)} loading={take.isPending && take.variables === row.agency.id}>
                    {t('takeOff')}
                  </Button>
                ),
            },
          ]}
        />
      )}
    </Section>
  );
}
