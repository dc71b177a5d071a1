import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { client, dataOf } from '../../api/client.ts';
import styles from './bell.module.css';
import { words } from './words.ts';

/** How often it is asked again, in milliseconds. */
const everyMinute = 60_000;

/** How many reminders the reader has not read, and the way to them. */
export function Bell() {
  const t = words.use();
  const { data: unread = 0 } = useQuery({
    queryKey: ['notifications', 'unread'],
    queryFn: async () => (await dataOf(client.GET('/api/v1/notifications', { params: { query: { limit: 1 } } }))).unread,
    refetchInterval: everyMinute,
  });
  return (
    <Link
      to="/rhythm"
      search={{ unread: true }}
      className={styles.bell}
      aria-label={t('unread', { count: unread })}
      title={t('unread', { count: unread })}
    >
      <svg viewBox="0 0 24 24" width="20" height="20" fill="none" stroke="currentColor" strokeWidth="1.8" aria-hidden="true">
        <path d="M6 10a6 6 0 0 1 12 0c0 5 2 6.5 2 6.5H4S6 15 6 10Z" strokeLinejoin="round" />
        <path d="M10 19.5a2.2 2.2 0 0 0 4 0" strokeLinecap="round" />
      </svg>
      {unread > 0 && <span className={styles.count}>{unread > 99 ? '99+' : unread}</span>}
    </Link>
  );
}
