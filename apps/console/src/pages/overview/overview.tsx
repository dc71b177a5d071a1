import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { client, dataOf, type Schema } from '../../api/client.ts';
import { problemOf } from '../../api/problem.ts';
import { AttributeName, DataTable, Empty, HeatMap, Loading, Page, ProblemView, Section, StageMark, Tally, useFormat } from '../../ui/index.ts';
import { databaseSummaryQuery } from '../databases/queries.ts';
import { stages } from '../databases/search.ts';
import { scorecardsQuery } from '../scores/queries.ts';
import { words } from './words.ts';

const colours = { formed: 'var(--good)', deploying: 'var(--strong)', late: 'var(--poor)', 'not-begun': 'var(--line)', retired: 'var(--sunk)' };

/** How far are we, what is weak, and where to push. */
export function OverviewPage() {
  const t = words.use();
  const { data: summary } = useSuspenseQuery(databaseSummaryQuery);
  const navigate = useNavigate();
  const parts = stages.flatMap((stage) => {
    const count = summary.byStage[stage] ?? 0;
    return count > 0 ? [{ key: stage, count, label: <StageMark stage={stage} />, colour: colours[stage] }] : [];
  });
  return (
    <Page title={t('title')} answer={t('answer', { formed: summary.byStage.formed ?? 0, total: summary.total, red: summary.byGrade.red })}>
      <Section title={t('stages')}>
        <Tally parts={parts} onChoose={(key) => navigate({ to: '/databases', search: { stage: stages.find((stage) => stage === key) } })} />
      </Section>
      <Weakest />
      <Push />
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

function Push() {
  const t = words.use();
  const format = useFormat();
  const plan = useQuery({
    queryKey: ['plan', 'latest'],
    queryFn: () => dataOf(client.GET('/api/v1/runs/{id}/plan', { params: { path: { id: 'latest' } } })),
  });
  if (plan.isPending) return <Loading />;
  if (plan.isError) return problemOf(plan.error).status === 404 ? null : <ProblemView error={plan.error} retry={plan.refetch} />;
  const number = (value: number) => format.number(value);
  return (
    <Section title={t('push')} note={t('pushNote')}>
      <DataTable<Schema['PlanStep']>
        label={t('push')}
        rows={plan.data.plan.slice(0, 8)}
        rowKey={(step) => step.attribute}
        empty={t('notSurveyed')}
        columns={[
          {
            title: t('attribute'),
            dataIndex: 'attribute',
            render: (attribute: string) => (
              <Link to="/originals/$attribute" params={{ attribute }}>
                <AttributeName id={attribute} />
              </Link>
            ),
          },
          { title: t('action'), dataIndex: 'action', render: (action: 'decide') => t(action) },
          { title: t('copies'), dataIndex: 'copies', render: number, align: 'right', width: 100 },
          { title: t('divergent'), dataIndex: 'divergent', render: number, align: 'right', width: 140 },
          { title: t('stoppable'), dataIndex: 'stoppable', render: number, align: 'right', width: 200 },
        ]}
      />
    </Section>
  );
}
