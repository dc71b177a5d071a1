import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useCallback, useEffect, useState } from 'react';
import { answers, tellStanding } from '../../api/standing.ts';
import { lookAgain } from '../look-again.ts';
import styles from './standing.module.css';
import { words } from './words.ts';

const waits = [2, 2, 4, 8, 15] as const;

/** Says calmly that the register does not answer, and asks it again until it does; then what is on screen is brought up to date. */
export function Unreachable() {
  const t = words.use();
  const queries = useQueryClient();
  const router = useRouter();
  const [tries, setTries] = useState(0);
  const ask = useCallback(async () => {
    if (!(await answers())) {
      setTries((before) => before + 1);
      return;
    }
    tellStanding({ reachable: true });
    await lookAgain(queries, router);
  }, [queries, router]);
  useEffect(() => {
    const timer = setTimeout(ask, (waits[tries] ?? 15) * 1000);
    return () => clearTimeout(timer);
  }, [ask, tries]);
  return (
    <div role="status" className={styles.banner}>
      <p>▲ {t('unreachable')}</p>
      <button type="button" onClick={ask} className={styles.again}>
        {t('again')}
      </button>
    </div>
  );
}
