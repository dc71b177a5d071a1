import { useFormat } from './format.ts';
import styles from './grade.module.css';
import { words } from './words.ts';

export type Grade = 'good' | 'fair' | 'poor';

const shapes: Readonly<Record<Grade, string>> = { good: '●', fair: '▲', poor: '■' };

/** The grade of a score from 0 to 100: good from 90, fair from 75. */
function gradeOf(score: number): Grade {
  return score >= 90 ? 'good' : score >= 75 ? 'fair' : 'poor';
}

/** A grade by shape and word, never by colour alone. */
export function GradeMark({ grade }: { grade: Grade }) {
  const t = words.use();
  return (
    <span className={styles[grade]}>
      <span aria-hidden="true">{shapes[grade]}</span> {t(grade)}
    </span>
  );
}

/** A score with its shape; hatched and with its reason where nothing was measured. */
export function Score({ score, reason }: { score: number | null; reason?: string | null | undefined }) {
  const t = words.use();
  const format = useFormat();
  if (score === null) {
    return (
      <span className={`not-measured ${styles.score}`} title={reason ?? undefined}>
        {t('notMeasured')}
      </span>
    );
  }
  const grade = gradeOf(score);
  return (
    <span className={`${styles.score} ${styles[grade]}`} title={t(grade)}>
      <span aria-hidden="true">{shapes[grade]}</span> {format.number(score, 1)}
      <span className="visually-hidden">, {t(grade)}</span>
    </span>
  );
}
