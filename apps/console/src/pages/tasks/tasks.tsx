import { useInfiniteQuery, useSuspenseQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { Schema } from '../../api/client.ts';
import { useMay } from '../../api/session.ts';
import { Page, ProblemView, Tally, useFormat, useWalk } from '../../ui/index.ts';
import { Filters } from './filters.tsx';
import { exportAddress, taskSummaryQuery, tasksQuery } from './queries.ts';
import { figureIn, figures, type TasksSearch } from './search.ts';
import { AtRiskMark, FigureMark } from './status/marks.tsx';
import { taskWords } from './status/words.ts';
import { TaskTabs } from './tabs.tsx';
import { type Task, TaskTable } from './task-table.tsx';
import styles from './tasks.module.css';
import { words } from './words.ts';

/** The figures that make up the whole. Those at risk are some of the open ones and stand apart. */
const parts = ['done-on-time', 'done-late', 'awaiting', 'open', 'overdue'] as const;
const colours = {
  'done-on-time': 'var(--good)',
  'done-late': 'var(--fair)',
  awaiting: 'var(--ink)',
  open: 'var(--line)',
  overdue: 'var(--poor)',
};

/** What was assigned: how it stands, and each task. */
export function TasksPage() {
  const t = words.use();
  const search = useSearch({ from: '/signed-in/tasks' });
  const navigate = useNavigate({ from: '/tasks' });
  const { data: summary } = useSuspenseQuery(taskSummaryQuery(search));
  const narrow = (change: TasksSearch) => navigate({ search: { ...search, end: undefined, ...change }, replace: true });
  const choose = (key: string) => narrow({ figure: key === search.figure ? undefined : figures.find((figure) => figure === key) });
  const mayAssign = useMay('task.assign');
  return (
    <Page title={t('title')} answer={useAnswer(summary.total, search)} actions={mayAssign && <Link to="/tasks/new">{t('assign')}</Link>}>
      <TaskTabs />
      <Tally
        chosen={search.figure}
        onChoose={choose}
        parts={[
          ...parts.map((figure) => ({ key: figure, count: summary.total[figure], label: <FigureMark figure={figure} />, colour: colours[figure] })),
          { key: 'at-risk', count: summary.total['at-risk'], label: <AtRiskMark />, colour: 'transparent', apart: true },
          { key: 'given', count: summary.total.given, label: t('all'), colour: 'transparent', apart: true },
        ]}
      />
      <Filters search={search} narrow={narrow} />
      <TaskList key={JSON.stringify({ ...search, end: undefined })} search={search} />
    </Page>
  );
}

function useAnswer(total: Schema['TaskSummary']['total'], { figure, state, mine, search }: TasksSearch): string {
  const t = words.use();
  const status = taskWords.use();
  const format = useFormat();
  if (figure && figure !== 'given' && !state && !mine && !search) return t('answerShown', { figure: status(figure), total: total[figure] });
  return t('answer', {
    given: total.given,
    done: format.number(total.done),
    overdue: format.number(total.overdue),
    risk: format.number(total['at-risk']),
    open: format.number(total.open),
  });
}

function TaskList({ search }: { search: TasksSearch }) {
  const t = words.use();
  const query = useInfiniteQuery(tasksQuery(search));
  const navigate = useNavigate({ from: '/tasks' });
  const walk = useWalk<Task>(query, search.end ?? false, (end) => navigate({ search: { ...search, end: end || undefined }, replace: true }));
  if (query.isError && !query.data) return <ProblemView error={query.error} retry={query.refetch} />;
  return (
    <div className={styles.list}>
      {figureIn(search) === 'left' && <p className={styles.shown}>{t('leftShown')}</p>}
      <TaskTable label={t('list')} tasks={walk.rows} walk={walk} loading={query.isFetching && !query.data} asOf={search.asOf} />
      <div className={`${styles.foot} no-print`}>
        {(['xlsx', 'docx'] as const).map((format) => (
          <a key={format} href={exportAddress(search, format)} download>
            {t('export', { format: format === 'xlsx' ? 'Excel' : 'Word' })}
          </a>
        ))}
      </div>
    </div>
  );
}
