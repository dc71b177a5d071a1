import { keepPreviousData, queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Select } from 'antd';
import { client, dataOf } from '../../api/client.ts';
import { useMay } from '../../api/session.ts';
import { Page, useFormat } from '../../ui/index.ts';
import { RhythmTabs } from '../rhythm/tabs.tsx';
import { DeliveryTable } from './delivery-table.tsx';
import { Mail } from './mail.tsx';
import { deliveryStates } from './states.ts';
import { Webhooks } from './webhooks.tsx';
import { words } from './words.ts';

const pageSize = 50;

function deliveriesQuery({ page = 1, state }: { page?: number; state?: (typeof deliveryStates)[number] }) {
  const query = { page, pageSize, ...(state && { state }) };
  return queryOptions({
    queryKey: ['deliveries', query],
    queryFn: () => dataOf(client.GET('/api/v1/deliveries', { params: { query } })),
    placeholderData: keepPreviousData,
    // Letters leave while one looks.
    refetchInterval: 10_000,
  });
}

/** Letters and calls: what is on its way, what arrived, and what somebody must decide about. */
export function DeliveriesPage() {
  const t = words.use();
  const format = useFormat();
  const search = useSearch({ from: '/signed-in/rhythm/deliveries' });
  const navigate = useNavigate({ from: '/rhythm/deliveries' });
  const mayReadWebhooks = useMay('webhook.read');
  const { data } = useSuspenseQuery(deliveriesQuery(search));
  const of = (state: (typeof deliveryStates)[number]): number => data.byState[state] ?? 0;
  const options = deliveryStates.map((state) => ({ value: state as string, label: `${t(state)} (${format.number(of(state))})` }));
  const filter = (
    <Select
      aria-label={t('state')}
      value={search.state ?? ''}
      options={[{ value: '', label: t('all') }, ...options]}
      onChange={(chosen) => navigate({ search: { state: deliveryStates.find((state) => state === chosen) }, replace: true })}
      popupMatchSelectWidth={false}
    />
  );
  const answer = t('answer', {
    doubt: of('uncertain'),
    failed: of('failed'),
    waiting: of('queued') + of('claimed') + of('handing'),
    sent: of('sent'),
  });
  return (
    <Page title={t('title')} answer={answer} actions={filter}>
      <RhythmTabs />
      <Mail />
      <DeliveryTable
        rows={data.items}
        paging={{
          page: search.page ?? 1,
          pageSize,
          total: data.total,
          onChange: (to) => navigate({ search: { ...search, page: to === 1 ? undefined : to } }),
        }}
      />
      {mayReadWebhooks && <Webhooks />}
    </Page>
  );
}
