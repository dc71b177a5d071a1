import type { ReactNode } from 'react';
import { LanguageChoice } from '../../ui/index.ts';
import seal from '../seal.svg';
import styles from './gate.module.css';
import { words } from './words.ts';

/** The frame of what is seen before one is in: a card with the seal, the name, and the choice of language. */
export function Gate({ title, children }: { title: string; children: ReactNode }) {
  const t = words.use();
  return (
    <main className={styles.page}>
      <title>{`${title} · Sổ Gốc`}</title>
      <div className={styles.card}>
        <header className={styles.head}>
          <img src={seal} alt="" width="48" height="48" />
          <div>
            <h1>Sổ Gốc</h1>
            <p>{t('what')}</p>
          </div>
          <LanguageChoice />
        </header>
        {children}
      </div>
    </main>
  );
}
