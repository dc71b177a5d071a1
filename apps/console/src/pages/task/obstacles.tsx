import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Schema } from '../../api/client.ts';
import { useMay } from '../../api/session.ts';
import { Empty, Section, useFormat } from '../../ui/index.ts';
import { obstaclesQuery } from '../obstacles/queries.ts';
import { ObstacleStateMark } from '../obstacles/status/marks.tsx';
import styles from './task.module.css';
import { words } from './words.ts';

/** What blocks a task, and who is to answer until when. */
export function TaskObstacles({ task }: { task: Schema['TaskInFull'] }) {
  const t = words.use();
  const format = useFormat();
  const { data } = useInfiniteQuery(obstaclesQuery({ task: task.id }));
  const obstacles = data?.pages.flatMap(({ items }) => items) ?? [];
  const mayRaise = useMay('obstacle.raise');
  const raise = mayRaise && (
    <Link to="/obstacles/new" search={{ task: task.id, agency: task.agency.id }}>
      {t('raise')}
    </Link>
  );
  return (
    <Section title={t('obstacles')} note={raise}>
      {data && obstacles.length === 0 && <Empty>{t('noObstacle')}</Empty>}
      <ul className={styles.databases}>
        {obstacles.map((obstacle) => (
          <li key={obstacle.id}>
            <Link to="/obstacles/$id" params={{ id: String(obstacle.id) }}>
              {obstacle.title}
            </Link>
            <span className={styles.note}>
              <ObstacleStateMark obstacle={obstacle} /> · {t('answeredBy', { owner: obstacle.owner.name, day: format.day(obstacle.answerDue) })}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
