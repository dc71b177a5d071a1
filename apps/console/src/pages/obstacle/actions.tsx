import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { client, dataOf, type Schema } from '../../api/client.ts';
import { Empty, hasDraft } from '../../ui/index.ts';
import { Refusal } from '../case/refusal.tsx';
import { ReasonForm } from '../cases/reason-form.tsx';
import taskStyles from '../task/task.module.css';
import { obstacleQuery } from './queries.ts';
import { SolveForm } from './solve-form.tsx';
import { words } from './words.ts';

type Action = Schema['ObstacleAction'];
type Told = Omit<Schema['ObstacleStep'], 'version'>;

/** What the reader can do to an obstacle: answer it, take it up a level, raise it again or withdraw it. */
export function Actions({ obstacle }: { obstacle: Schema['Obstacle'] }) {
  const t = words.use();
  const queries = useQueryClient();
  const { id, version } = obstacle;
  const draftOf = (action: Action) => `obstacle.${id}.${action}`;
  const [asking, setAsking] = useState<Action | null>(() => obstacle.actions.find((action) => hasDraft(draftOf(action))) ?? null);
  const act = useMutation({
    mutationFn: (told: Told) => dataOf(client.POST('/api/v1/obstacles/{id}/actions', { params: { path: { id } }, body: { ...told, version } })),
    onSuccess: (changed) => {
      queries.setQueryData(obstacleQuery(id).queryKey, changed);
      setAsking(null);
    },
    // Also after a refusal: what somebody else did meanwhile is to be seen.
    onSettled: () => queries.invalidateQueries({ queryKey: ['obstacles'] }),
  });
  if (obstacle.actions.length === 0) return <Empty>{t('noActions', { owner: obstacle.owner.name })}</Empty>;
  return (
    <div className={taskStyles.actions}>
      <div className={taskStyles.row}>
        {obstacle.actions.map((action) => (
          <Button
            key={action}
            type={action === 'solve' || (action === 'escalate' && obstacle.actions[0] !== 'solve') ? 'primary' : 'default'}
            aria-expanded={asking === action}
            onClick={() => setAsking(asking === action ? null : action)}
          >
            {t(`do-${action}`)}…
          </Button>
        ))}
      </div>
      {!obstacle.overdue && obstacle.actions.includes('withdraw') && <p className={taskStyles.note}>{t('escalateLater')}</p>}
      {asking === 'solve' && (
        <SolveForm
          id={id}
          draft={draftOf('solve')}
          pending={act.isPending}
          onSubmit={(told) => act.mutateAsync(told)}
          onCancel={() => setAsking(null)}
        />
      )}
      {asking && asking !== 'solve' && obstacle.actions.includes(asking) && (
        <ReasonForm
          key={asking}
          draft={draftOf(asking)}
          submit={t(`do-${asking}`)}
          pending={act.isPending}
          onSubmit={(reason) => act.mutateAsync({ action: asking, reason })}
          onCancel={() => setAsking(null)}
        />
      )}
      {act.isError && <Refusal error={act.error} />}
    </div>
  );
}
