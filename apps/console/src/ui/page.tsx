import { type ReactNode, Suspense, useRef } from 'react';
import styles from './page.module.css';
import { Loading } from './states.tsx';
import { useArrival } from './use-arrival.ts';

interface PageProps {
  title: string;
  answer: ReactNode;
  actions?: ReactNode;
  /** Where the page stands between task and case. */
  chain?: ReactNode;
  children: ReactNode;
}

/** A page: its name, then its answer in a sentence with the number that matters, then the evidence. */
export function Page({ title, answer, actions, chain, children }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useArrival(heading);
  return (
    <article className={styles.page}>
      <title>{`${title} · Sổ Gốc`}</title>
      {chain}
      <header className={styles.head}>
        <div>
          <h1 ref={heading} tabIndex={-1} className={styles.title}>
            {title}
          </h1>
          <p className={styles.answer}>{answer}</p>
        </div>
        {actions && <div className={`${styles.actions} no-print`}>{actions}</div>}
      </header>
      {/* What is still on its way leaves the name and the answer, and the focus on them, where they are. */}
      <Suspense fallback={<Loading />}>{children}</Suspense>
    </article>
  );
}

/** A part of a page under a heading of its own. */
export function Section({ title, note, children }: { title: string; note?: ReactNode; children: ReactNode }) {
  return (
    <section className={styles.section}>
      <div className={styles.sectionHead}>
        <h2>{title}</h2>
        {note && <p className={styles.note}>{note}</p>}
      </div>
      {children}
    </section>
  );
}
