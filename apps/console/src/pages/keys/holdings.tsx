import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Popconfirm } from 'antd';
import { client, dataOf, type Schema } from '../../api/client.ts';
import { DataTable, ProblemView, useFormat } from '../../ui/index.ts';
import { words } from './words.ts';

type Holding = Schema['Holding'];

interface HoldingsProps {
  label: string;
  holdings: readonly Holding[];
  kind: 'api-keys' | 'sessions';
  empty: string;
}

/** Keys of machines or sessions of browsers, each with the button that ends it for good. */
export function Holdings({ label, holdings, kind, empty }: HoldingsProps) {
  const t = words.use();
  const format = useFormat();
  const queries = useQueryClient();
  const end = useMutation({
    mutationFn: (id: string) => dataOf(client.DELETE(`/api/v1/${kind}/{id}`, { params: { path: { id } } })),
    onSettled: () => queries.invalidateQueries({ queryKey: ['keys'] }),
  });
  return (
    <>
      {end.isError && <ProblemView error={end.error} />}
      <DataTable<Holding>
        label={label}
        rows={holdings}
        rowKey={({ id }) => id}
        empty={empty}
        columns={[
          {
            title: kind === 'api-keys' ? t('purpose') : t('where'),
            key: 'label',
            render: (_, { label: what, current }) => (current ? t('thisOne') : (what ?? '–')),
          },
          ...(kind === 'api-keys'
            ? [
                { title: t('holder'), dataIndex: 'accountName' as const, width: 180 },
                { title: t('mayDo'), key: 'actions', render: (_: unknown, { actions }: Holding) => actions?.join(', ') ?? t('all') },
              ]
            : []),
          { title: t('made'), dataIndex: 'createdAt', render: (at: string) => format.moment(at), width: 150 },
          { title: t('until'), dataIndex: 'expiresAt', render: (at: string) => format.moment(at), width: 150 },
          {
            title: t('next'),
            key: 'end',
            width: 130,
            render: (_, { id, current }) =>
              !current && (
                <Popconfirm title={t('endAsk')} okText={t('end')} onConfirm={() => end.mutate(id)}>
                  <Button size="small" danger>
                    {t('end')}
                  </Button>
                </Popconfirm>
              ),
          },
        ]}
      />
    </>
  );
}
