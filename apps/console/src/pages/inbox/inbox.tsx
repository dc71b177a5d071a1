import { infiniteQueryOptions, useMutation, useQueryClient, useSuspenseInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Checkbox } from 'antd';
import { client, dataOf, type Schema } from '../../api/client.ts';
import { Empty, Page, ProblemView, useFormat } from '../../ui/index.ts';
import { RhythmTabs } from '../rhythm/tabs.tsx';
import styles from './inbox.module.css';
import { words } from './words.ts';

type Notification = Schema['Notification'];

function inboxQuery(unread: boolean | undefined) {
  const query = { limit: 50, ...(unread && { unread: 'true' }) };
  return infiniteQueryOptions({
    queryKey: ['notifications', query],
    queryFn: ({ pageParam }) =>
      dataOf(client.GET('/api/v1/notifications', { params: { query: { ...query, ...(pageParam && { cursor: pageParam }) } } })),
    initialPageParam: '',
    getNextPageParam: (part) => part.next,
  });
}

/** What the reader was reminded of, the latest first: what is due, what is late, what went up to them. */
export function InboxPage() {
  const t = words.use();
  const { unread } = useSearch({ from: '/signed-in/rhythm' });
  const navigate = useNavigate({ from: '/rhythm' });
  const queries = useQueryClient();
  const { data, fetchNextPage, hasNextPage, isFetchingNextPage } = useSuspenseInfiniteQuery(inboxQuery(unread));
  const read = useMutation({
    mutationFn: (ids: number[] | undefined) => dataOf(client.POST('/api/v1/notifications/read', { body: { read: true, ...(ids && { ids }) } })),
    onSettled: () => queries.invalidateQueries({ queryKey: ['notifications'] }),
  });
  const items = data.pages.flatMap((part) => part.items);
  const count = data.pages[0]?.unread ?? 0;
  return (
    <Page
      title={t('title')}
      answer={t('answer', { count })}
      actions={
        count > 0 && (
          <Button onClick={() => read.mutate(undefined)} loading={read.isPending}>
            {t('readAll', { count })}
          </Button>
        )
      }
    >
      <RhythmTabs />
      <Checkbox checked={unread ?? false} onChange={(event) => navigate({ search: { unread: event.target.checked || undefined }, replace: true })}>
        {t('onlyUnread')}
      </Checkbox>
      {read.isError && <ProblemView error={read.error} />}
      {items.length === 0 && <Empty>{t('none')}</Empty>}
      <ul className={styles.list}>
        {items.map((one) => (
          <Told key={one.id} one={one} onRead={() => read.mutate([one.id])} />
        ))}
      </ul>
      {hasNextPage && (
        <div>
          <Button onClick={() => fetchNextPage()} loading={isFetchingNextPage}>
            {t('more')}
          </Button>
        </div>
      )}
    </Page>
  );
}

const addresses = { task: '/tasks/$id', obstacle: '/obstacles/$id', case: '/cases/$id' } as const;

function Told({ one, onRead }: { one: Notification; onRead: () => void }) {
  const t = words.use();
  const format = useFormat();
  const { kind, thing, due, days, workingDaysLeft: left, current } = one;
  const name = thing.title ? [thing.number, thing.title].filter(Boolean).join(' · ') : t('hidden');
  const told = days < 0 ? t('before', { days: -days, due: format.day(due) }) : t(days === 0 ? 'atDue' : 'after', { days, due: format.day(due) });
  const now = !current ? t('over') : left !== null && left < 0 ? t('lateNow', { days: -left }) : t('leftNow', { days: left ?? 0 });
  return (
    <li className={one.readAt ? styles.read : styles.unread}>
      <span className={styles.what}>
        <span className={styles.note}>
          {t(kind)} · {t(`to-${one.to}`)}
        </span>
        {thing.title ? (
          <Link to={addresses[kind]} params={{ id: String(thing.id) }} onClick={one.readAt ? undefined : onRead}>
            {name}
          </Link>
        ) : (
          name
        )}
        <span>
          {told} <span className={current && (left ?? 0) < 0 ? styles.late : styles.note}>{now}</span>
        </span>
      </span>
      <span className={styles.side}>
        <span className={styles.note}>{format.moment(one.madeAt)}</span>
        {!one.readAt && (
          <Button size="small" onClick={onRead}>
            {t('markRead')}
          </Button>
        )}
      </span>
    </li>
  );
}
