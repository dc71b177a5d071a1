import type { Schema } from '../../../api/client.ts';
import { obstacleWords } from './words.ts';

const shapes: Readonly<Record<Schema['ObstacleState'], string>> = { raised: '○', escalated: '▲', solved: '●', reopened: '↺', withdrawn: '–' };

/** How far an obstacle is, by shape and word; red where its answer is overdue. */
export function ObstacleStateMark({ obstacle: { state, overdue } }: { obstacle: Pick<Schema['Obstacle'], 'state' | 'overdue'> }) {
  const t = obstacleWords.use();
  const colour = state === 'solved' ? 'var(--good)' : overdue ? 'var(--poor)' : state === 'escalated' ? 'var(--fair)' : undefined;
  return (
    <span style={{ color: colour }}>
      <span aria-hidden="true">{overdue ? '■' : shapes[state]}</span> {t(state)}
      {overdue && `, ${t('overdue')}`}
    </span>
  );
}
