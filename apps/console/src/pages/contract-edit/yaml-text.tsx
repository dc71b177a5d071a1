import { useId, useMemo, useRef } from 'react';
import styles from './contract-edit.module.css';
import type { Problem } from './use-check.ts';
import { words } from './words.ts';

interface YamlTextProps {
  text: string;
  problems: readonly Problem[];
  onChange: (text: string) => void;
}

const area = 'contract-text';
/** Pixels of a line, as the style sheet has it. */
const lineHeight = 20;

/** The contract as text, with its lines numbered and those with a problem marked. */
export function YamlText({ text, problems, onChange }: YamlTextProps) {
  const t = words.use();
  const note = useId();
  const numbers = useRef<HTMLPreElement>(null);
  const lines = useMemo(() => {
    const marked = new Map(problems.map(({ line, refuses }) => [line, refuses ? '■' : '▲']));
    const count = text.split('\n').length;
    return Array.from({ length: count }, (_, at) => `${marked.get(at + 1) ?? ''} ${at + 1}`).join('\n');
  }, [text, problems]);
  return (
    <div>
      <label htmlFor={area}>{t('textLabel')}</label>
      <p id={note} className={styles.note}>
        {t('textNote')}
      </p>
      <div className={styles.editor}>
        <pre ref={numbers} aria-hidden="true" className={styles.numbers}>
          {lines}
        </pre>
        <textarea
          id={area}
          aria-describedby={note}
          className={styles.source}
          value={text}
          wrap="off"
          spellCheck={false}
          autoCapitalize="off"
          onChange={({ target }) => onChange(target.value)}
          onScroll={({ currentTarget }) => numbers.current?.scrollTo(0, currentTarget.scrollTop)}
        />
      </div>
    </div>
  );
}

/** Puts the cursor on a line of the text and shows it. */
export function goToLine(line: number): void {
  const field = document.getElementById(area);
  if (!(field instanceof HTMLTextAreaElement)) return;
  const before = field.value.split('\n').slice(0, line - 1);
  const start = before.reduce((sum, one) => sum + one.length + 1, 0);
  const end = field.value.indexOf('\n', start);
  field.focus();
  field.setSelectionRange(start, end < 0 ? field.value.length : end);
  field.scrollTop = Math.max(0, (line - 5) * lineHeight);
}
