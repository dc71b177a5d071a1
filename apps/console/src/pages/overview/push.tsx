import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Schema } from '../../api/client.ts';
import { problemOf } from '../../api/problem.ts';
import { AttributeName, DataTable, Loading, ProblemView, Section, useFormat } from '../../ui/index.ts';
import { planQuery } from './queries.ts';
import { words } from './words.ts';

/** Where to push first: attributes whose original should be decided or whose copies connected. */
export function Push() {
  const t = words.use();
  const format = useFormat();
  const plan = useQuery(planQuery);
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
