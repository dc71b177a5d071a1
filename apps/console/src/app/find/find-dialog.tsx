import { useRouter } from '@tanstack/react-router';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useProblemText } from '../../ui/index.ts';
import styles from './find-dialog.module.css';
import { type Hit, useHits } from './use-hits.ts';
import { words } from './words.ts';

/** Finds pages, databases, attributes, tasks and cases as one types. Up and down choose, Enter opens, Escape closes. */
export function FindDialog({ onClose }: { onClose: () => void }) {
  const t = words.use();
  const id = useId();
  const router = useRouter();
  const textOf = useProblemText();
  const dialog = useRef<HTMLDialogElement>(null);
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const { groups, pending, error } = useHits(typed);
  const hits = groups.flatMap((group) => group.hits);
  const chosen = Math.min(at, hits.length - 1);
  useEffect(() => dialog.current?.showModal(), []);
  useEffect(() => {
    document.getElementById(`${id}-${chosen}`)?.scrollIntoView({ block: 'nearest' });
  }, [id, chosen]);
  const open = (hit: Hit | undefined) => {
    if (!hit) return;
    onClose();
    router.history.push(hit.href);
  };
  const pressed = (event: KeyboardEvent) => {
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: 6, PageUp: -6 };
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) open(hits[chosen]);
    else if (event.key in steps) setAt(Math.min(hits.length - 1, Math.max(0, chosen + (steps[event.key] ?? 0))));
    else return;
    event.preventDefault();
  };
  let number = -1;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: by keyboard Escape closes it, which the device does
    <dialog
      ref={dialog}
      onClose={onClose}
      onClick={({ target }) => target === dialog.current && onClose()}
      aria-label={t('find')}
      className={styles.dialog}
    >
      <input
        type="text"
        role="combobox"
        aria-label={t('find')}
        aria-expanded={hits.length > 0}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        {...(chosen >= 0 && { 'aria-activedescendant': `${id}-${chosen}` })}
        placeholder={t('placeholder')}
        autoComplete="off"
        spellCheck={false}
        maxLength={100}
        value={typed}
        onKeyDown={pressed}
        onChange={({ target }) => {
          setTyped(target.value);
          setAt(0);
        }}
        className={styles.input}
      />
      <div id={`${id}-list`} role="listbox" aria-label={t('found')} className={styles.list}>
        {groups.map((group) => (
          // biome-ignore lint/a11y/useSemanticElements: a group of options is no fieldset
          <div key={group.name} role="group" aria-labelledby={`${id}-${group.name}`}>
            <div id={`${id}-${group.name}`} className={styles.name}>
              {t(group.name)}
            </div>
            {group.hits.map((hit) => {
              number += 1;
              const place = number;
              return (
                // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the input's, which keeps the focus
                <div
                  key={hit.href}
                  id={`${id}-${place}`}
                  role="option"
                  tabIndex={-1}
                  aria-selected={place === chosen}
                  onClick={() => open(hit)}
                  onMouseMove={() => setAt(place)}
                  className={styles.hit}
                >
                  <span>{hit.title}</span>
                  {hit.note && <span className={styles.note}>{hit.note}</span>}
                </div>
              );
            })}
          </div>
        ))}
      </div>
      <p role="status" className={styles.foot}>
        {error ? textOf(error) : hits.length === 0 && !pending ? t('nothing', { typed }) : t('keys')}
      </p>
    </dialog>
  );
}
