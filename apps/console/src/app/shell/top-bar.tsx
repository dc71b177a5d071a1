import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { client } from '../../api/client.ts';
import { useSession } from '../../api/session.ts';
import { forgetDrafts, LanguageChoice, useFormat } from '../../ui/index.ts';
import seal from '../seal.svg';
import styles from './shell.module.css';
import { words } from './words.ts';

/** Where the reader is, as of when, in which language, and who they are. */
export function TopBar({ onMenu }: { onMenu: () => void }) {
  const t = words.use();
  const format = useFormat();
  const session = useSession();
  const signOut = useMutation({
    mutationFn: () => client.DELETE('/api/v1/session'),
    onSuccess: () => {
      forgetDrafts();
      location.assign('/sign-in');
    },
  });
  return (
    <header className={`${styles.top} no-print`}>
      <Button className={styles.menu} onClick={onMenu} aria-label={t('menu')}>
        ☰
      </Button>
      <a href="/" className={styles.brand}>
        <img src={seal} alt="" width="24" height="24" />
        Sổ Gốc
      </a>
      <span className={styles.where}>{[...new Set(session.grants.map((grant) => grant.agencyName))].join(' · ') || session.agencyName}</span>
      <span className={styles.asOf}>{t('asOf', { moment: format.moment(session.now) })}</span>
      <LanguageChoice />
      <Link to="/account" className={styles.person}>
        {session.name}
      </Link>
      <Button onClick={() => signOut.mutate()} loading={signOut.isPending}>
        {t('signOut')}
      </Button>
    </header>
  );
}
