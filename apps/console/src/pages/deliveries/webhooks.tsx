import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { client, dataOf, type Schema } from '../../api/client.ts';
import { useMay } from '../../api/session.ts';
import { DataTable, ProblemView, Section } from '../../ui/index.ts';
import { Refusal } from '../case/refusal.tsx';
import taskStyles from '../task/task.module.css';
import listStyles from '../tasks/tasks.module.css';
import { NewWebhook } from './new-webhook.tsx';
import { words } from './words.ts';

type Webhook = Schema['Webhook'];

/** Machines that are told of reminders: called once to try, stopped and started again. */
export function Webhooks() {
  const t = words.use();
  const may = useMay('webhook.change');
  const queries = useQueryClient();
  const { data, error, refetch, isPending } = useQuery({
    queryKey: ['webhooks'],
    queryFn: async () => (await dataOf(client.GET('/api/v1/webhooks'))).items,
  });
  const settled = async () => {
    await queries.invalidateQueries({ queryKey: ['webhooks'] });
    await queries.invalidateQueries({ queryKey: ['deliveries'] });
  };
  const test = useMutation({
    mutationFn: (id: string) => dataOf(client.POST('/api/v1/webhooks/{id}/test', { params: { path: { id } } })),
    onSettled: settled,
  });
  const change = useMutation({
    mutationFn: ({ id, active, version }: Webhook) =>
      dataOf(client.PATCH('/api/v1/webhooks/{id}', { params: { path: { id } }, body: { active: !active, version } })),
    onSettled: settled,
  });
  const failed = test.error ?? change.error;
  return (
    <Section title={t('webhooks')} note={t('webhooksNote')}>
      {may && <NewWebhook />}
      {failed && <Refusal error={failed} />}
      {error && !data ? (
        <ProblemView error={error} retry={refetch} />
      ) : (
        <DataTable<Webhook>
          label={t('webhooks')}
          rows={data ?? []}
          rowKey={({ id }) => id}
          loading={isPending}
          empty={t('noWebhooks')}
          columns={[
            {
              title: t('machine'),
              key: 'name',
              render: (_, { name, url }) => (
                <>
                  {name}
                  <span className={listStyles.place}>{url}</span>
                </>
              ),
            },
            { title: t('about'), key: 'kinds', render: (_, { kinds, agency }) => `${kinds.map((kind) => t(kind)).join(', ')} · ${agency.name}` },
            { title: t('state'), key: 'active', render: (_, { active }) => t(active ? 'active' : 'stopped'), width: 112 },
            {
              title: t('next'),
              key: 'next',
              width: 208,
              render: (_, webhook) =>
                may && (
                  <span className={taskStyles.row}>
                    <Button size="small" onClick={() => test.mutate(webhook.id)} loading={test.isPending && test.variables === webhook.id}>
                      {t('call')}
                    </Button>
                    <Button size="small" onClick={() => change.mutate(webhook)} loading={change.isPending && change.variables.id === webhook.id}>
                      {t(webhook.active ? 'stop' : 'start')}
                    </Button>
                  </span>
                ),
            },
          ]}
        />
      )}
    </Section>
  );
}
