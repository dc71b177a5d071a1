import type { Schema } from '../../../api/client.ts';
import { useFormat } from '../../../ui/index.ts';
import styles from './marks.module.css';
import { taskWords } from './words.ts';

type Figure = Schema['Task']['figure'];

const shapes: Readonly<Record<Figure, string>> = {
  'done-on-time': '●',
  'done-late': '◐',
  awaiting: '◔',
  overdue: '■',
  open: '○',
  cancelled: '–',
};
const tones: Readonly<Record<Figure, 'good' | 'fair' | 'poor' | 'plain'>> = {
  'done-on-time': 'good',
  'done-late': 'fair',
  awaiting: 'plain',
  overdue: 'poor',
  open: 'plain',
  cancelled: 'plain',
};

/** What a task counts as, by shape and word. */
export function FigureMark({ figure }: { figure: Figure }) {
  const t = taskWords.use();
  return (
    <span className={styles[tones[figure]]}>
      <span aria-hidden="true">{shapes[figure]}</span> {t(figure)}
    </span>
  );
}

/** A task that is still in time and forecast to be late. */
export function AtRiskMark() {
  const t = taskWords.use();
  return (
    <span className={styles.fair}>
      <span aria-hidden="true">▲</span> {t('at-risk')}
    </span>
  );
}

/** How hard a task is; the hard ones stand out. */
export function DifficultyMark({ difficulty }: { difficulty: Schema['Difficulty'] }) {
  const t = taskWords.use();
  return (
    <span className={difficulty === 'hard' ? styles.poor : styles.plain}>
      {difficulty === 'hard' && <span aria-hidden="true">▲ </span>}
      {t(difficulty)}
    </span>
  );
}

/** The last day of a task and how many working days are left until it, or over it. */
export function TaskDue({ task: { due, workingDaysLeft: days, figure } }: { task: Schema['Task'] }) {
  const t = taskWords.use();
  const format = useFormat();
  const counts = days !== null && (figure === 'open' || figure === 'overdue');
  return (
    <span className={figure === 'overdue' ? styles.poor : styles.plain}>
      {format.day(due)}
      {counts && <small className={styles.days}>{days < 0 ? `■ ${t('late', { days: -days })}` : t('left', { days })}</small>}
    </span>
  );
}

/** How far, as last told. */
export function Progress({ percent }: { percent: number }) {
  const format = useFormat();
  return (
    <span className={styles.progress}>
      <span className={styles.track} aria-hidden="true">
        <i style={{ width: `${percent}%` }} />
      </span>
      <span className="figures">{format.share(percent / 100)}</span>
    </span>
  );
}
