import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Empty, Loading, ProblemView, Section, useFormat } from '../../ui/index.ts';
import { tasksQuery } from '../tasks/queries.ts';
import { reasonWords } from '../tasks/reasons/words.ts';
import { TaskDue } from '../tasks/status/marks.tsx';
import styles from './steering.module.css';
import { words } from './words.ts';

interface LateTasksProps {
  figure: 'overdue' | 'at-risk';
  count: number;
  asOf: string | undefined;
  note?: string;
}

/** The tasks that are overdue the longest, or at risk and due first. */
export function LateTasks({ figure, count, asOf, note }: LateTasksProps) {
  const t = words.use();
  const why = reasonWords.use();
  const format = useFormat();
  const search = { figure, ...(asOf && { asOf }) };
  const { data, error, refetch } = useInfiniteQuery(tasksQuery(search, 8));
  const tasks = data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Section title={t(figure === 'overdue' ? 'oldest' : 'soonest')} note={note}>
      {error && !data && <ProblemView error={error} retry={refetch} />}
      {!data && !error && <Loading />}
      {data && tasks.length === 0 && <Empty>{t(figure === 'overdue' ? 'noneOverdue' : 'noneAtRisk')}</Empty>}
      <ul className={styles.short}>
        {tasks.slice(0, 8).map((task) => (
          <li key={task.id}>
            <span>
              <Link to="/tasks/$id" params={{ id: String(task.id) }} search={asOf ? { asOf } : {}}>
                {task.title}
              </Link>
              <small>
                {task.number} · {task.agency.name}
              </small>
              {task.forecast?.reasons[0] && <small>{why(task.forecast.reasons[0].code, task.forecast.reasons[0].figures)}</small>}
            </span>
            <span className={styles.right}>
              <TaskDue task={task} />
            </span>
          </li>
        ))}
      </ul>
      {count > 8 && (
        <p>
          <Link to="/tasks" search={search}>
            {t('allOverdue', { count: format.number(count) })}
          </Link>
        </p>
      )}
    </Section>
  );
}
