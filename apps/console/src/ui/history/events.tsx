import type { ReactNode } from 'react';
import { useFormat } from '../format.ts';
import styles from './history.module.css';

/** One thing that was done. */
export interface Event {
  key: string | number;
  at: string;
  by?: string | null | undefined;
  /** What else is to be known of when it was. */
  note?: string | false | undefined;
  deed: ReactNode;
  details?: ReactNode;
  text?: string | null | undefined;
}

/** What was done, by whom and when, as it comes. */
export function Events({ events }: { events: readonly Event[] }) {
  const format = useFormat();
  return (
    <ol className={styles.events}>
      {events.map(({ key, at, by, note, deed, details, text }) => (
        <li key={key}>
          <span className={styles.when}>{[format.moment(at), by, note].filter(Boolean).join(' · ')}</span>
          <strong>{deed}</strong> {details}
          {text && <p>{text}</p>}
        </li>
      ))}
    </ol>
  );
}
