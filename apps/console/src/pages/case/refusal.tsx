import { Link, useRouterState } from '@tanstack/react-router';
import { problemOf } from '../../api/problem.ts';
import { ProblemView } from '../../ui/index.ts';
import styles from './case.module.css';
import { words } from './words.ts';

/** Why something could not be done, and the way on: to sign in and come back, or to look again at what somebody else changed. */
export function Refusal({ error }: { error: unknown }) {
  const t = words.use();
  const back = useRouterState({ select: ({ location }) => location.href });
  const { code } = problemOf(error);
  return (
    <div className={styles.actions}>
      <ProblemView error={error} />
      {code === 'CHANGED_MEANWHILE' && <p>{t('changed')}</p>}
      {code === 'NOT_SIGNED_IN' && (
        <Link to="/sign-in" search={{ back }}>
          {t('signIn')}
        </Link>
      )}
    </div>
  );
}
