import { useEffect, useRef } from 'react';
import { PersonTools } from './person-tools.tsx';
import { Rail } from './rail.tsx';
import styles from './rail-drawer.module.css';
import { words } from './words.ts';

/** The rail over the page, where the screen is too narrow to hold it beside. The device keeps the focus in it and closes it by Escape. */
export function RailDrawer({ open, onClose }: { open: boolean; onClose: () => void }) {
  const t = words.use();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (open) dialog.current?.showModal();
    else dialog.current?.close();
  }, [open]);
  return (
    <dialog ref={dialog} onClose={onClose} aria-label={t('navigation')} className={styles.drawer}>
      {open && (
        <>
          <button type="button" onClick={onClose} className={styles.close} aria-label={t('close')}>
            ✕
          </button>
          <Rail onNavigate={onClose} />
          <PersonTools onNavigate={onClose} />
        </>
      )}
    </dialog>
  );
}
