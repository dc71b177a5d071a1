import type { ReactNode } from 'react';
import { problemOf } from '../../api/problem.ts';
import { ProblemView } from '../../ui/index.ts';
import styles from './refusal.module.css';
import { words } from './words.ts';

interface RefusalProps {
  error: unknown;
  /** What somebody else did meanwhile. */
  theirs?: ReactNode;
  /** What the reader wanted to do. */
  mine?: ReactNode;
  /** What the reader wrote about it. */
  said?: string | undefined;
}

/** Why something could not be done; where somebody else was first, what they did and what the reader wanted stand side by side. */
export function Refusal({ error, theirs, mine, said }: RefusalProps) {
  const t = words.use();
  const both = problemOf(error).code === 'CHANGED_MEANWHILE' && theirs !== undefined;
  return (
    <div className={styles.refusal}>
      <ProblemView error={error} />
      {both && (
        <>
          <dl className={styles.both}>
            <div>
              <dt>{t('theirs')}</dt>
              <dd>{theirs}</dd>
            </div>
            <div>
              <dt>{t('mine')}</dt>
              <dd>
                <strong>{mine}</strong>
                {said && <p>{said}</p>}
              </dd>
            </div>
          </dl>
          <p>{t('changed')}</p>
        </>
      )}
    </div>
  );
}
