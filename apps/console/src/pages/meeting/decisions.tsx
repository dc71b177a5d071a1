import { Link } from '@tanstack/react-router';
import type { Schema } from '../../api/client.ts';
import { AttributeName, Empty, Section, useFormat } from '../../ui/index.ts';
import steeringStyles from '../steering/steering.module.css';
import { ObstacleLine, ReviewList, TaskLine } from './review-lists.tsx';
import { words } from './words.ts';

/** What is to be decided here: each leads to where it is decided. */
export function Decisions({ decisions: { extensions, obstacles, designations } }: { decisions: Schema['MeetingReview']['decisions'] }) {
  const t = words.use();
  const format = useFormat();
  const nothing = extensions.count + obstacles.count + designations.count === 0;
  return (
    <Section title={t('decisions')}>
      {nothing && <Empty>{t('nothingToDecide')}</Empty>}
      <div className={steeringStyles.two}>
        <ReviewList title={t('extensions')} count={extensions.count} shown={extensions.items.length}>
          {extensions.items.map((task) => (
            <TaskLine key={task.id} task={task}>
              <small>{t('asks', { day: format.day(task.toDue), reason: task.reason })}</small>
            </TaskLine>
          ))}
        </ReviewList>
        <ReviewList title={t('obstacles')} count={obstacles.count} shown={obstacles.items.length}>
          {obstacles.items.map((obstacle) => (
            <ObstacleLine key={obstacle.id} obstacle={obstacle} />
          ))}
        </ReviewList>
        <ReviewList title={t('designations')} count={designations.count} shown={designations.items.length}>
          {designations.items.map(({ id, attribute, database, reason }) => (
            <li key={id}>
              <span>
                <Link to="/designations/$id" params={{ id }}>
                  <AttributeName id={attribute} />
                </Link>
                <small>{[database.name, reason].filter(Boolean).join(' · ')}</small>
              </span>
            </li>
          ))}
        </ReviewList>
      </div>
    </Section>
  );
}
