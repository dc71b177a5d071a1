import { Link } from '@tanstack/react-router';
import type { Schema } from '../../api/client.ts';
import { Facts, useFormat } from '../../ui/index.ts';
import { DifficultyMark, Progress, TaskDue } from '../tasks/status/marks.tsx';
import { taskWords } from '../tasks/status/words.ts';
import { words as listWords } from '../tasks/words.ts';
import styles from './task.module.css';
import { words } from './words.ts';

/** Who leads, helps and answers; what ends it; all its days. */
export function About({ task }: { task: Schema['TaskInFull'] }) {
  const t = words.use();
  const list = listWords.use();
  const status = taskWords.use();
  const format = useFormat();
  const day = (value: string | null) => value && format.day(value);
  return (
    <Facts
      facts={[
        [t('state'), status(task.state)],
        [
          t('programme'),
          <Link key="programme" to="/tasks" search={{ programme: task.programme.id }}>
            {task.programme.number}
          </Link>,
        ],
        [
          t('lead'),
          <Link key="lead" to="/tasks" search={{ agency: task.agency.id }}>
            {task.agency.name}
          </Link>,
        ],
        [t('coordinating'), task.coordinating.map(({ name }) => name).join(', ') || null],
        [t('person'), task.person?.name ?? t('nobody')],
        [t('result'), task.result ? `${status(task.resultKind)}: ${task.result}` : status(task.resultKind)],
        [t('due'), <TaskDue key="due" task={task} />],
        [t('dueFirst'), task.dueFirst === task.due ? t('sameDue') : format.day(task.dueFirst)],
        [t('progress'), <ToldProgress key="progress" task={task} />],
        [t('assigned'), format.day(task.assignedOn)],
        [t('accepted'), day(task.acceptedOn)],
        [t('started'), day(task.startedOn)],
        [t('done'), day(task.doneOn)],
        [t('recorded'), day(task.recordedOn)],
        [t('difficulty'), <DifficultyMark key="difficulty" difficulty={task.difficulty} />],
        [t('priority'), list('priority', { level: task.priority })],
        [t('recurs'), status(task.recurs ?? 'once')],
      ]}
    />
  );
}

function ToldProgress({ task: { progress, progressOn, state } }: { task: Schema['TaskInFull'] }) {
  const t = words.use();
  const format = useFormat();
  return (
    <>
      <Progress percent={state === 'verified' ? 100 : progress} />
      {progressOn && <span className={styles.note}> {t('toldOn', { day: format.day(progressOn) })}</span>}
    </>
  );
}
