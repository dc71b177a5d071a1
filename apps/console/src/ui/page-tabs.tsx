import { Link } from '@tanstack/react-router';
import styles from './page-tabs.module.css';

export interface PageTab {
  to: string;
  label: string;
}

/** Pages that belong together, under one entry of the rail. */
export function PageTabs({ label, tabs }: { label: string; tabs: readonly PageTab[] }) {
  if (tabs.length < 2) return null;
  return (
    <nav aria-label={label} className={`${styles.tabs} no-print`}>
      {tabs.map(({ to, label: name }) => (
        <Link key={to} to={to} className={styles.tab} activeOptions={{ exact: true, includeSearch: false }} activeProps={{ 'aria-current': 'page' }}>
          {name}
        </Link>
      ))}
    </nav>
  );
}
