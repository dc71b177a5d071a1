import { useEffect, useId, useRef, useState } from 'react';
import { useFormat } from '../format.ts';
import { words } from '../words.ts';
import styles from './file-field.module.css';

interface FileFieldProps {
  label: string;
  note?: string | undefined;
  /** The endings that are taken, `.xlsx`. */
  endings: readonly string[];
  file: File | undefined;
  /** Undefined where none is chosen, or one of another kind. */
  onChange: (file: File | undefined) => void;
}

/**
 * A file, chosen or dropped. The browser's own control lies unseen over the whole box: it takes the keyboard, clicks and drops as everywhere, and only its words,
 * which are in the browser's language, are ours.
 */
export function FileField({ label, note, endings, file, onChange }: FileFieldProps) {
  const t = words.use();
  const format = useFormat();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [refused, setRefused] = useState<string>();
  // The browser keeps the last file, and would not tell of the same one chosen again.
  useEffect(() => {
    if (!file && input.current) input.current.value = '';
  }, [file]);
  const choose = (chosen: File | undefined) => {
    const fits = chosen === undefined || endings.some((ending) => chosen.name.toLowerCase().endsWith(ending));
    setRefused(fits ? undefined : chosen.name);
    onChange(fits ? chosen : undefined);
  };
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      {note && (
        <span id={`${id}-note`} className={styles.note}>
          {note}
        </span>
      )}
      <div className={styles.box}>
        <span className={styles.button} aria-hidden="true">
          {t(file ? 'fileOther' : 'fileChoose')}
        </span>
        <span id={`${id}-chosen`} className={styles.chosen}>
          {file ? t('fileChosen', { name: file.name, size: format.number(Math.ceil(file.size / 1024)) }) : t('fileDrop')}
        </span>
        <input
          {...{ id, ref: input, type: 'file', title: '', accept: endings.join() }}
          aria-describedby={`${note ? `${id}-note ` : ''}${id}-chosen`}
          onChange={(event) => choose(event.target.files?.[0])}
        />
      </div>
      {refused !== undefined && <p role="alert">{t('fileRefused', { name: refused, endings: endings.join(', ') })}</p>}
    </div>
  );
}
