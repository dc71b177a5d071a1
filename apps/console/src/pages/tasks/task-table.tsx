import { Link } from '@tanstack/react-router';
import type { Schema } from '../../api/client.ts';
import { DataTable, type Walk } from '../../ui/index.ts';
import { reasonWords } from './reasons/words.ts';
import { AtRiskMark, DifficultyMark, FigureMark, Progress, TaskDue } from './status/marks.tsx';
import styles from './tasks.module.css';
import { words } from './words.ts';

export type Task = Schema['TaskPart']['items'][number];

interface TaskTableProps {
  label: string;
  tasks: readonly Task[];
  loading?: boolean;
  /** Where they are a part of a long list. */
  walk?: Walk<Task>;
  /** The day that all is told of; today where absent. */
  asOf?: string | undefined;
}

/** Tasks, each a way to its page. */
export function TaskTable({ label, tasks, loading = false, walk, asOf }: TaskTableProps) {
  const t = words.use();
  return (
    <DataTable<Task>
      label={label}
      rows={tasks}
      rowKey={({ id }) => String(id)}
      loading={loading}
      {...(walk && { walk })}
      empty={t('none')}
      columns={[
        {
          title: t('task'),
          key: 'task',
          render: (_, { id, number, title, programme }) => (
            <>
              <Link to="/tasks/$id" params={{ id: String(id) }} search={asOf ? { asOf } : {}} data-row={id}>
                {title}
              </Link>
              <span className={styles.place}>
                {number} · {programme.number}
              </span>
            </>
          ),
        },
        {
          title: t('agency'),
          key: 'agency',
          render: (_, { agency, person }) => (
            <>
              {agency.name}
              <span className={styles.place}>{person?.name ?? t('nobody')}</span>
            </>
          ),
          width: 264,
        },
        {
          title: t('figure'),
          key: 'figure',
          render: (_, { figure, forecast }) => (forecast?.atRisk ? <Risk forecast={forecast} /> : <FigureMark figure={figure} />),
          width: 232,
        },
        { title: t('difficulty'), key: 'difficulty', render: (_, { difficulty }) => <DifficultyMark difficulty={difficulty} />, width: 88 },
        {
          title: t('progress'),
          key: 'progress',
          render: (_, { progress, figure }) => <Progress percent={figure.startsWith('done') ? 100 : progress} />,
          width: 124,
        },
        { title: t('due'), key: 'due', render: (_, task) => <TaskDue task={task} />, align: 'right', width: 144 },
      ]}
    />
  );
}

/** At risk, and the first reason why. */
function Risk({ forecast: { reasons } }: { forecast: Schema['Forecast'] }) {
  const why = reasonWords.use();
  const [first] = reasons;
  return (
    <>
      <AtRiskMark />
      {first && <span className={styles.place}>{why(first.code, first.figures)}</span>}
    </>
  );
}
