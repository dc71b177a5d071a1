import styles from './stage.module.css';
import { words } from './words.ts';

export type Stage = 'not-begun' | 'deploying' | 'late' | 'formed' | 'retired';

const shapes: Readonly<Record<Stage, string>> = { formed: '●', deploying: '◐', late: '■', 'not-begun': '○', retired: '–' };

/** How far a database is built, by shape and word. */
export function StageMark({ stage }: { stage: Stage }) {
  const t = words.use();
  return (
    <span className={stage === 'late' ? styles.late : stage === 'formed' ? styles.formed : styles.stage}>
      <span aria-hidden="true">{shapes[stage]}</span> {t(stage)}
    </span>
  );
}
