import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { Schema } from '../../api/client.ts';
import { Page, useFormat } from '../../ui/index.ts';
import { AsOf } from '../tasks/filters.tsx';
import { taskSummaryQuery, waitingQuery } from '../tasks/queries.ts';
import { Agencies } from './agencies.tsx';
import { LateTasks } from './late-tasks.tsx';
import { Obstacles } from './obstacles.tsx';
import { Programmes } from './programmes.tsx';
import { Stages } from './stages.tsx';
import styles from './steering.module.css';
import { Waiting } from './waiting.tsx';
import { words } from './words.ts';

/** What is late, what will be, and what it waits for: on any day. */
export function SteeringPage() {
  const t = words.use();
  const format = useFormat();
  const { asOf } = useSearch({ from: '/signed-in/steering' });
  const navigate = useNavigate({ from: '/steering' });
  const { data: summary } = useSuspenseQuery(taskSummaryQuery({ asOf }));
  const { data: waiting } = useSuspenseQuery(waitingQuery({ asOf }));
  const { overdue, given } = summary.total;
  const day = <AsOf value={asOf} onChange={(chosen) => navigate({ search: { asOf: chosen }, replace: true })} />;
  return (
    <Page title={t('title')} answer={given > 0 ? <Answer summary={summary} waiting={waiting} asOf={asOf} /> : t('none')} actions={day}>
      {given > 0 && (
        <>
          <Programmes summary={summary} asOf={asOf} />
          <div className={styles.two}>
            <LateTasks figure="overdue" count={overdue} asOf={asOf} />
            <LateTasks
              figure="at-risk"
              count={summary.total['at-risk']}
              asOf={asOf}
              note={t('riskNote', { day: format.day(dayAfter(summary.atRiskUntil)) })}
            />
          </div>
          <Agencies summary={summary} asOf={asOf} />
          <Waiting waiting={waiting} asOf={asOf} />
        </>
      )}
      <div className={styles.two}>
        <Stages />
        <Obstacles asOf={asOf} />
      </div>
    </Page>
  );
}

interface AnswerProps {
  summary: Schema['TaskSummary'];
  waiting: Schema['TasksWaiting'];
  asOf: string | undefined;
}

/** The sentence: how many are overdue, what changed, how many are at risk, and what most of them wait for; each part a way to the tasks it counts. */
function Answer({ summary, waiting, asOf }: AnswerProps) {
  const t = words.use();
  const format = useFormat();
  const before = useQuery(taskSummaryQuery({ asOf: dayAfter(summary.asOf, -7) }));
  const on = asOf ? { asOf } : {};
  const [most] = waiting.items;
  const change = before.data && summary.total.overdue - before.data.total.overdue;
  return (
    <>
      <Link to="/tasks" search={{ figure: 'overdue', ...on }}>
        {t('overdue', { count: summary.total.overdue })}
      </Link>
      {change !== undefined && t('change', { sign: change > 0 ? 'more' : change < 0 ? 'fewer' : 'same', count: format.number(Math.abs(change)) })}
      {'; '}
      <Link to="/tasks" search={{ figure: 'at-risk', ...on }} className={styles.answer}>
        {t('risk', { count: summary.total['at-risk'] })}
      </Link>
      {most && (
        <>
          {'; '}
          <Link to="/tasks" search={{ figure: 'overdue', database: most.id, ...on }} className={styles.answer}>
            {t('waits', { count: most.overdue, database: most.name })}
          </Link>
        </>
      )}
    </>
  );
}

function dayAfter(day: string, days = 1): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}
