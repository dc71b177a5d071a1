import { Link } from '@tanstack/react-router';
import type { Schema } from '../../api/client.ts';
import { Empty, Section, useFormat } from '../../ui/index.ts';
import steeringStyles from '../steering/steering.module.css';
import { ObstacleLine, ReviewList, TaskLine } from './review-lists.tsx';
import { words } from './words.ts';

const tasks = ['overdue', 'closed', 'returned', 'extended'] as const;
const obstacles = ['obstaclesRaised', 'obstaclesSolved'] as const;
const shown = 10;

/** What changed since the meeting before. */
export function Changes({ changes }: { changes: Schema['MeetingReview']['changes'] }) {
  const t = words.use();
  const format = useFormat();
  const nothing = Object.values(changes).every(({ count }) => count === 0);
  return (
    <Section title={t('changes')}>
      {nothing && <Empty>{t('nothingChanged')}</Empty>}
      <div className={steeringStyles.two}>
        {tasks.map((kind) => (
          <ReviewList key={kind} title={t(kind)} count={changes[kind].count} shown={Math.min(shown, changes[kind].items.length)}>
            {changes[kind].items.slice(0, shown).map((task) => (
              <TaskLine key={task.id} task={task} />
            ))}
          </ReviewList>
        ))}
        {obstacles.map((kind) => (
          <ReviewList key={kind} title={t(kind)} count={changes[kind].count} shown={Math.min(shown, changes[kind].items.length)}>
            {changes[kind].items.slice(0, shown).map((obstacle) => (
              <ObstacleLine key={obstacle.id} obstacle={obstacle} />
            ))}
          </ReviewList>
        ))}
        <ReviewList title={t('scoresWorse')} count={changes.scoresWorse.count} shown={Math.min(shown, changes.scoresWorse.items.length)}>
          {changes.scoresWorse.items.slice(0, shown).map(({ database, before, now }) => (
            <li key={database.id}>
              <Link to="/databases/$id" params={{ id: database.id }}>
                {database.name}
              </Link>
              <span className={steeringStyles.right}>
                {format.number(before, 1)} → {format.number(now, 1)}
              </span>
            </li>
          ))}
        </ReviewList>
      </div>
    </Section>
  );
}
