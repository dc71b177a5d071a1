import { useRouter } from '@tanstack/react-router';
import type { MouseEvent, ReactNode } from 'react';
import styles from './chain.module.css';
import { words } from './words.ts';

const steps = ['task', 'database', 'attribute', 'record', 'case'] as const;
export type Step = (typeof steps)[number];

/** One step of the chain: what it is called here, and where it leads; without an address it is said and not led to. */
export interface Link {
  label?: ReactNode;
  href?: string;
}

/** From the task to the database it waits for, to the attribute, the record and the case that mends it: where the reader is, and the way to each other step. */
export function Chain({ at, links }: { at: Step; links: Partial<Record<Step, Link>> }) {
  const t = words.use();
  return (
    <nav aria-label={t('chain')} className={`${styles.chain} no-print`}>
      <ol>
        {steps.map((step) => {
          const { label, href } = links[step] ?? {};
          const text = (
            <>
              <span className={styles.step}>{t(`step_${step}`)}</span>
              {label && <span className={styles.label}>{label}</span>}
            </>
          );
          return (
            <li key={step} aria-current={step === at ? 'step' : undefined}>
              {href && step !== at ? <Go href={href}>{text}</Go> : <span>{text}</span>}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}

/** A link within the console to an address that is put together. */
function Go({ href, children }: { href: string; children: ReactNode }) {
  const router = useRouter();
  const go = (event: MouseEvent) => {
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    router.history.push(href);
  };
  return (
    <a href={href} onClick={go}>
      {children}
    </a>
  );
}
