import { Button, Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { problemOf } from '../api/problem.ts';
import styles from './states.module.css';
import { words } from './words.ts';

/** Nothing is here yet: says what the next step is. */
export function Empty({ children }: { children?: ReactNode }) {
  const t = words.use();
  return <p className={styles.empty}>{children ?? t('nothing')}</p>;
}

/** Something is on its way. */
export function Loading() {
  const t = words.use();
  return (
    <div role="status" className={styles.loading}>
      <span className="visually-hidden">{t('loading')}</span>
      <Skeleton active paragraph={{ rows: 6 }} />
    </div>
  );
}

/** What an error says to the reader, in their language where the code is known. */
export function useProblemText(): (error: unknown) => string {
  const t = words.use();
  return (error) => {
    const { code, title } = problemOf(error);
    if (code === 'UNREACHABLE') return t('unreachable');
    return code in words.catalogue.vi ? t(code as 'NOT_FOUND') : t('other', { title });
  };
}

/** What went wrong, where, and what to do. */
export function ProblemView({ error, retry }: { error: unknown; retry?: () => void }) {
  const t = words.use();
  const textOf = useProblemText();
  const { code, place, requestId } = problemOf(error);
  // What is told in words needs no more; what is not is for whoever is asked for help.
  const foreseen = code in words.catalogue.vi;
  return (
    <div role="alert" className={styles.problem}>
      <p>{textOf(error)}</p>
      {!foreseen && place && <p className={styles.place}>{place}</p>}
      {!foreseen && requestId && <p className={styles.place}>{t('requestId', { id: requestId })}</p>}
      {retry && <Button onClick={retry}>{t('retry')}</Button>}
    </div>
  );
}
