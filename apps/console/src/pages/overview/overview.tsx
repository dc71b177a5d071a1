import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useMay } from '../../api/session.ts';
import { Empty, HeatMap, Page, Section, StageMark, Tally } from '../../ui/index.ts';
import { databaseSummaryQuery } from '../databases/queries.ts';
import { stages } from '../databases/search.ts';
import { scorecardsQuery } from '../scores/queries.ts';
import { LateTasks } from '../steering/late-tasks.tsx';
import { taskSummaryQuery } from '../tasks/queries.ts';
import { Answer } from './answer.tsx';
import { Push } from './push.tsx';
import { words } from './words.ts';
import { Worse } from './worse.tsx';

const colours = { formed: 'var(--good)', deploying: 'var(--strong)', late: 'var(--poor)', 'not-begun': 'var(--line)', retired: 'var(--sunk)' };

/** How far are we, what got worse this week, what is late, and where to push. */
export function OverviewPage() {
  const t = words.use();
  const { data: summary } = useSuspenseQuery(databaseSummaryQuery);
  const navigate = useNavigate();
  const mayReadSurveys = useMay('survey.read');
  const mayReadTasks = useMay('task.read');
  const parts = stages.flatMap((stage) => {
    const count = summary.byStage[stage] ?? 0;
    return count > 0 ? [{ key: stage, count, label: <StageMark stage={stage} />, colour: colours[stage] }] : [];
  });
  return (
    <Page title={t('title')} answer={<Answer summary={summary} />}>
      {mayReadSurveys && <Worse />}
      <Section title={t('stages')}>
        <Tally parts={parts} onChoose={(key) => navigate({ to: '/databases', search: { stage: stages.find((stage) => stage === key) } })} />
      </Section>
      {mayReadSurveys && <Weakest />}
      {mayReadTasks && <Late />}
      {mayReadSurveys && <Push />}
    </Page>
  );
}

function Weakest() {
  const t = words.use();
  const { data } = useSuspenseQuery(scorecardsQuery);
  return (
    <Section title={t('criteria')} note={<Link to="/scores">{t('allScores')}</Link>}>
      {data.length > 0 ? <HeatMap scorecards={data.slice(0, 8)} label={t('criteria')} /> : <Empty>{t('notSurveyed')}</Empty>}
    </Section>
  );
}

function Late() {
  const { data } = useQuery(taskSummaryQuery({}));
  return data && data.total.overdue > 0 ? <LateTasks figure="overdue" count={data.total.overdue} asOf={undefined} /> : null;
}
