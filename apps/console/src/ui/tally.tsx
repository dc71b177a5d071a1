import type { ReactNode } from 'react';
import { useFormat } from './format.ts';
import styles from './tally.module.css';

/** One count of a whole. */
export interface TallyPart {
  key: string;
  /** Null while it is being counted. */
  count: number | null;
  /** What is counted, with its mark. */
  label: ReactNode;
  /** Its share is drawn in this colour. */
  colour: string;
  /** Counted among the other parts already, so that it is not drawn. */
  apart?: boolean;
}

/** A whole by its parts: a bar and the counts, each a way to the records behind it. */
export function Tally({ parts, onChoose, chosen }: { parts: readonly TallyPart[]; onChoose?: (key: string) => void; chosen?: string | undefined }) {
  const format = useFormat();
  const drawn = parts.filter(({ apart }) => !apart);
  const total = drawn.reduce((sum, part) => sum + (part.count ?? 0), 0);
  return (
    <div className={styles.tally}>
      <div className={styles.bar} aria-hidden="true">
        {drawn.map(
          (part) => total > 0 && (part.count ?? 0) > 0 && <span key={part.key} style={{ flexGrow: part.count ?? 0, background: part.colour }} />,
        )}
      </div>
      <ul className={styles.parts}>
        {parts.map((part) => (
          <li key={part.key}>
            <button type="button" onClick={() => onChoose?.(part.key)} aria-pressed={chosen === part.key} className={styles.part}>
              <strong>{part.count === null ? '…' : format.number(part.count)}</strong> {part.label}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
