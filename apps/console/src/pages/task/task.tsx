import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import type { Schema } from '../../api/client.ts';
import { useMay } from '../../api/session.ts';
import { Chain, Page, Section, useFormat } from '../../ui/index.ts';
import { About } from './about.tsx';
import { Actions } from './acting/actions.tsx';
import { Databases } from './databases.tsx';
import { Extensions } from './extensions.tsx';
import { ForecastSection } from './forecast.tsx';
import { Evidence, History } from './history.tsx';
import { TaskObstacles } from './obstacles.tsx';
import { taskQuery } from './queries.ts';
import styles from './task.module.css';
import { words } from './words.ts';

/** One task: how it stands and why, what it waits for, what can be done now, and what happened. */
export function TaskPage() {
  const t = words.use();
  const id = Number(useParams({ from: '/signed-in/tasks/$id' }).id);
  const { asOf } = useSearch({ from: '/signed-in/tasks/$id' });
  const { data: task } = useSuspenseQuery(taskQuery(id, asOf));
  return (
    <Page
      title={`${task.number} · ${task.title}`}
      answer={useAnswer(task)}
      chain={<TaskChain task={task} />}
      actions={<Link to="/tasks">{t('list')}</Link>}
    >
      <Section title={t('actions')}>
        <Actions key={task.id} task={task} />
      </Section>
      <About task={task} />
      <div className={styles.two}>
        <Databases task={task} />
        <ForecastSection id={id} asOf={asOf} />
      </div>
      <div className={styles.two}>
        <TaskObstacles task={task} />
        <Evidence task={task} />
      </div>
      {task.extensions.length > 0 && <Extensions extensions={task.extensions} />}
      <History id={id} />
    </Page>
  );
}

/** The steps lead to the database that the task waits for; where there are several, the page names them all. */
function TaskChain({ task: { number, databases } }: { task: Schema['TaskInFull'] }) {
  const mayReadCases = useMay('case.read');
  const [database] = databases;
  const query = database && `?database=${encodeURIComponent(database.id)}`;
  return (
    <Chain
      at="task"
      links={{
        task: { label: number },
        database: database ? { label: databases.map(({ name }) => name).join(', '), href: `/databases/${encodeURIComponent(database.id)}` } : {},
        attribute: query ? { href: `/originals${query}` } : {},
        record: query && mayReadCases ? { href: `/discrepancies${query}` } : {},
        case: query && mayReadCases ? { href: `/cases${query}` } : {},
      }}
    />
  );
}

function useAnswer(task: Schema['TaskInFull']): string {
  const t = words.use();
  const format = useFormat();
  const { figure, agency, due, workingDaysLeft: left, doneOn, progress } = task;
  const told = { agency: agency.name, due: format.day(due), progress: format.share(progress / 100) };
  if (figure === 'overdue') return t('answerOverdue', { ...told, days: -(left ?? 0) });
  if (figure === 'open') return t(task.state === 'assigned' ? 'answerAssigned' : 'answerOpen', { ...told, days: left ?? 0 });
  if (figure === 'cancelled') return t('answerCancelled', told);
  const done = { ...told, done: format.day(doneOn ?? due) };
  return t(figure === 'awaiting' ? 'answerAwaiting' : figure === 'done-late' ? 'answerLate' : 'answerOnTime', done);
}
