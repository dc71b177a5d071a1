import { keepPreviousData, queryOptions, useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { type FormEvent, useState } from 'react';
import { client, dataOf, type Schema } from '../../api/client.ts';
import { useMay, useSession, useToday } from '../../api/session.ts';
import { DataTable, DayLine, Line, Page, useDraft, useFormat } from '../../ui/index.ts';
import { Refusal } from '../case/refusal.tsx';
import { RhythmTabs } from '../rhythm/tabs.tsx';
import taskStyles from '../task/task.module.css';
import { MeetingStateMark } from './state-mark.tsx';
import { words } from './words.ts';

type Meeting = Schema['Meeting'];

function meetingsQuery(page: number) {
  return queryOptions({
    queryKey: ['meetings', 'list', page],
    queryFn: () => dataOf(client.GET('/api/v1/meetings', { params: { query: { page, pageSize: 50 } } })),
    placeholderData: keepPreviousData,
  });
}

/** Weekly meetings, the latest first; the next is planned here. */
export function MeetingsPage() {
  const t = words.use();
  const format = useFormat();
  const { page = 1 } = useSearch({ from: '/signed-in/rhythm/meetings' });
  const navigate = useNavigate({ from: '/rhythm/meetings' });
  const { data } = useSuspenseQuery(meetingsQuery(page));
  const next = data.items.find(({ state }) => state === 'open' || state === 'planned');
  return (
    <Page title={t('title')} answer={next ? t('answer', { title: next.title, day: format.day(next.heldOn) }) : t('answerNone')}>
      <RhythmTabs />
      <PlanMeeting />
      <DataTable<Meeting>
        label={t('title')}
        rows={data.items}
        rowKey={({ id }) => String(id)}
        empty={t('none')}
        columns={[
          {
            title: t('meeting'),
            key: 'title',
            render: (_, { id, title }) => (
              <Link to="/rhythm/meetings/$id" params={{ id: String(id) }} data-row={id}>
                {title}
              </Link>
            ),
          },
          { title: t('heldBy'), key: 'agency', render: (_, { agency }) => agency.name, width: 280 },
          { title: t('heldOn'), key: 'day', render: (_, { heldOn }) => format.day(heldOn), width: 112, align: 'right' },
          { title: t('state'), key: 'state', render: (_, { state }) => <MeetingStateMark state={state} />, width: 136 },
          { title: t('conclusions'), key: 'conclusions', render: (_, { conclusions }) => format.number(conclusions), width: 104, align: 'right' },
        ]}
        paging={{ page, pageSize: 50, total: data.total, onChange: (to) => navigate({ search: { page: to === 1 ? undefined : to } }) }}
      />
    </Page>
  );
}

function PlanMeeting() {
  const t = words.use();
  const may = useMay('meeting.hold');
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { grants, agencyPath } = useSession();
  const today = useToday();
  const [begun] = useState({ title: '', heldOn: today });
  const [typed, change, forget] = useDraft('meeting.new', begun);
  const plan = useMutation({
    mutationFn: () =>
      dataOf(client.POST('/api/v1/meetings', { body: { ...typed, agencyId: (grants[0]?.agency ?? agencyPath).split('.').at(-1) ?? '' } })),
    onSuccess: async ({ id }) => {
      forget();
      await queries.invalidateQueries({ queryKey: ['meetings'] });
      await navigate({ to: '/rhythm/meetings/$id', params: { id: String(id) } });
    },
  });
  if (!may) return null;
  const send = (event: FormEvent) => {
    event.preventDefault();
    plan.mutate();
  };
  return (
    <details>
      <summary>{t('plan')}</summary>
      <form onSubmit={send} className={taskStyles.form} style={{ marginTop: 8, maxWidth: 760 }}>
        <div className={taskStyles.pair}>
          <Line label={t('name')} value={typed.title} onChange={(title) => change({ title })} maxLength={300} required />
          <DayLine label={t('heldOn')} value={typed.heldOn} onChange={(heldOn) => change({ heldOn })} required />
        </div>
        <div>
          <Button type="primary" htmlType="submit" loading={plan.isPending}>
            {t('planIt')}
          </Button>
        </div>
        {plan.isError && <Refusal error={plan.error} />}
      </form>
    </details>
  );
}
