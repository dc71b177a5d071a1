import { Link } from '@tanstack/react-router';
import { useSession } from '../../api/session.ts';
import { type NavigationEntry, verbs } from '../navigation.ts';
import { entries } from '../pages.ts';
import styles from './shell.module.css';
import { words } from './words.ts';

/** The pages under the eight verbs; those that the person signed in may use. */
export function Rail({ onNavigate }: { onNavigate?: () => void }) {
  const t = words.use();
  const { actions } = useSession();
  const offered = entries.filter((entry) => actions.includes(entry.action));
  return (
    <nav aria-label={t('navigation')} className={styles.rail}>
      {verbs.map((verb) => {
        const pages = offered.filter((entry) => entry.verb === verb).sort((one, other) => one.order - other.order);
        return pages.length === 0 ? null : (
          <div key={verb} className={styles.verb}>
            <h2>{t(verb)}</h2>
            <ul>
              {pages.map((entry) => (
                <li key={entry.path}>
                  <PageLink entry={entry} onNavigate={onNavigate} />
                </li>
              ))}
            </ul>
          </div>
        );
      })}
    </nav>
  );
}

function PageLink({ entry, onNavigate }: { entry: NavigationEntry; onNavigate: (() => void) | undefined }) {
  const t = entry.words.use();
  return (
    <Link
      to={entry.path}
      onClick={onNavigate}
      className={styles.link}
      activeProps={{ 'aria-current': 'page' }}
      activeOptions={{ exact: entry.path === '/' }}
    >
      {t('title')}
    </Link>
  );
}
