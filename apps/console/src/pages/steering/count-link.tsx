import { Link } from '@tanstack/react-router';
import { useFormat } from '../../ui/index.ts';
import type { TasksSearch } from '../tasks/search.ts';
import styles from './steering.module.css';

interface CountLinkProps {
  count: number;
  /** Exactly the tasks that are counted. */
  search: TasksSearch;
  /** What is counted, for those who hear the number alone. */
  label: string;
}

/** A number of tasks that leads to them. */
export function CountLink({ count, search, label }: CountLinkProps) {
  const format = useFormat();
  if (count === 0) return <span className={styles.nothing}>0</span>;
  const tone = search.figure === 'overdue' ? styles.bad : search.figure === 'at-risk' ? styles.warn : '';
  return (
    <Link to="/tasks" search={search} className={`${styles.count} ${tone}`} aria-label={`${format.number(count)} ${label}`}>
      {format.number(count)}
    </Link>
  );
}
