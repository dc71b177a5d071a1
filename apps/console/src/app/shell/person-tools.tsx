import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { client } from '../../api/client.ts';
import { useSession } from '../../api/session.ts';
import { forgetDrafts, LanguageChoice } from '../../ui/index.ts';
import styles from './shell.module.css';
import { words } from './words.ts';

/** The reader's own: language, account, and the way out. */
export function PersonTools({ onNavigate }: { onNavigate?: () => void }) {
  const t = words.use();
  const { name } = useSession();
  const signOut = useMutation({
    mutationFn: () => client.DELETE('/api/v1/session'),
    onSuccess: () => {
      forgetDrafts();
      location.assign('/sign-in');
    },
  });
  return (
    <div className={styles.tools}>
      <LanguageChoice />
      <Link to="/account" onClick={onNavigate} className={styles.person}>
        {name}
      </Link>
      <Button onClick={() => signOut.mutate()} loading={signOut.isPending}>
        {t('signOut')}
      </Button>
    </div>
  );
}
