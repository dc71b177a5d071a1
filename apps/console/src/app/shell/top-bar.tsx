import { useSession } from '../../api/session.ts';
import { useFormat } from '../../ui/index.ts';
import { Find } from '../find/find.tsx';
import seal from '../seal.svg';
import { Bell } from './bell.tsx';
import { PersonTools } from './person-tools.tsx';
import styles from './shell.module.css';
import { words } from './words.ts';

/** Where the reader is, as of when, the way to anything, and their own. */
export function TopBar({ onMenu }: { onMenu: () => void }) {
  const t = words.use();
  const format = useFormat();
  const session = useSession();
  return (
    <header className={`${styles.top} no-print`}>
      <button type="button" className={styles.menu} onClick={onMenu} aria-label={t('menu')}>
        ☰
      </button>
      <a href="/" className={styles.brand}>
        <img src={seal} alt="" width="24" height="24" />
        Sổ Gốc
      </a>
      <span className={styles.where}>
        {[...new Set(session.grants.map((grant) => grant.agencyName))].join(' · ') || session.agencyName}
        <span className={styles.asOf}>{t('asOf', { moment: format.moment(session.now) })}</span>
      </span>
      <Find />
      <Bell />
      <PersonTools />
    </header>
  );
}
