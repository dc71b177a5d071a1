import { lazy, Suspense, useEffect, useState } from 'react';
import styles from './find.module.css';
import { words } from './words.ts';

// Fetched when it is first asked for: not part of the first view.
const FindDialog = lazy(() => import('./find-dialog.tsx').then((module) => ({ default: module.FindDialog })));

/** The way to anything from anywhere: a button that looks like what it opens, and Ctrl K (⌘ K). */
export function Find() {
  const t = words.use();
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
      event.preventDefault();
      setOpen(true);
    };
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, []);
  return (
    <>
      <button type="button" onClick={() => setOpen(true)} className={styles.button} aria-keyshortcuts="Control+K Meta+K">
        <span aria-hidden="true">⌕</span>
        <span className={styles.label}>{t('find')}</span>
        <span aria-hidden="true" className={styles.keys}>
          Ctrl K
        </span>
      </button>
      {open && (
        <Suspense>
          <FindDialog onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
