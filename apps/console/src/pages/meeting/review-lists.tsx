import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Schema } from '../../api/client.ts';
import { useFormat } from '../../ui/index.ts';
import steeringStyles from '../steering/steering.module.css';
import { words } from './words.ts';

interface ListProps {
  title: string;
  count: number;
  shown: number;
  children: ReactNode;
}

/** A list under its name and count; nothing where there is none. */
export function ReviewList({ title, count, shown, children }: ListProps) {
  const t = words.use();
  const format = useFormat();
  if (count === 0) return null;
  return (
    <section aria-label={title}>
      <h3>
        {title} <span className="figures">{format.number(count)}</span>
      </h3>
      <ul className={steeringStyles.short}>{children}</ul>
      {count > shown && <p>{t('more', { count: format.number(count - shown) })}</p>}
    </section>
  );
}

/** A task in a list of a meeting. */
export function TaskLine({ task, children }: { task: Schema['ReviewTask']; children?: ReactNode }) {
  const format = useFormat();
  return (
    <li>
      <span>
        <Link to="/tasks/$id" params={{ id: String(task.id) }}>
          {task.title}
        </Link>
        <small>
          {task.number} · {task.agency.name}
        </small>
        {children}
      </span>
      <span className={steeringStyles.right}>{format.day(task.due)}</span>
    </li>
  );
}

/** An obstacle in a list of a meeting. */
export function ObstacleLine({ obstacle }: { obstacle: Schema['ReviewObstacle'] }) {
  const format = useFormat();
  return (
    <li>
      <span>
        <Link to="/obstacles/$id" params={{ id: String(obstacle.id) }}>
          {obstacle.title}
        </Link>
        <small>{[obstacle.number, obstacle.agency.name].filter(Boolean).join(' · ')}</small>
      </span>
      <span className={steeringStyles.right}>{format.day(obstacle.answerDue)}</span>
    </li>
  );
}
