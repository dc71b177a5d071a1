import type { Schema } from '../../api/client.ts';
import { useFormat } from '../../ui/index.ts';
import styles from './case-status.module.css';
import { statusWords } from './status-words.ts';

type Status = Schema['CaseStatus'];

const shapes: Readonly<Record<Status, string>> = { open: '○', reopened: '↺', 'in-progress': '◐', disputed: '?', mended: '◕', closed: '●' };

/** How far a case is, by shape and word. */
export function CaseStatusMark({ status }: { status: Status }) {
  const t = statusWords.use();
  return (
    <span className={status === 'reopened' ? styles.late : status === 'closed' ? styles.done : styles.plain}>
      <span aria-hidden="true">{shapes[status]}</span> {t(status)}
    </span>
  );
}

/** The last day of a case, and how many working days are left until it. */
export function Due({ due, days, over }: { due: string; days: number; over: boolean }) {
  const t = statusWords.use();
  const format = useFormat();
  return (
    <span className={!over && days < 0 ? styles.late : styles.plain}>
      {format.day(due)}
      {!over && <small className={styles.days}>{days < 0 ? `■ ${t('late', { days: -days })}` : t('left', { days })}</small>}
    </span>
  );
}
