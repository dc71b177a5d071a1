import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { client, dataOf, type Schema } from '../../../api/client.ts';
import { Empty, hasDraft } from '../../../ui/index.ts';
import { Refusal } from '../../case/refusal.tsx';
import { LastDeed } from '../history.tsx';
import { taskQuery } from '../queries.ts';
import styles from '../task.module.css';
import { ActionForm } from './action-form.tsx';
import { type Action, fieldsOf, mainOrder, nothingTyped, stepOf, type Typed } from './steps.ts';
import { words } from './words.ts';

/** What the reader can do to a task now, as its state and their roles allow. */
export function Actions({ task }: { task: Schema['TaskInFull'] }) {
  const t = words.use();
  const queries = useQueryClient();
  const [asking, setAsking] = useState<Action | null>(() => drafted(task));
  const act = useMutation({
    mutationFn: ({ action, typed }: { action: Action; typed: Typed }) =>
      dataOf(client.POST('/api/v1/tasks/{id}/actions', { params: { path: { id: task.id } }, body: stepOf(action, task.version, typed) })),
    onSuccess: (changed) => {
      queries.setQueryData(taskQuery(task.id).queryKey, changed);
      setAsking(null);
    },
    // Also after a refusal: what somebody else did meanwhile is to be seen.
    onSettled: () => queries.invalidateQueries({ queryKey: ['tasks'] }),
  });
  if (task.actions.length === 0)
    return <Empty>{t(task.state === 'reported' ? 'noActionsReported' : 'noActions', { agency: task.agency.name })}</Empty>;
  const main = mainOrder.find((action) => task.actions.includes(action));
  return (
    <div className={styles.actions}>
      <div className={styles.row}>
        {task.actions.map((action) => {
          const asks = fieldsOf[action].length > 0;
          return (
            <Button
              key={action}
              type={action === main ? 'primary' : 'default'}
              danger={action === 'cancel'}
              loading={act.isPending && act.variables.action === action}
              aria-expanded={asks ? asking === action : undefined}
              onClick={() => (asks ? setAsking(asking === action ? null : action) : act.mutate({ action, typed: nothingTyped }))}
            >
              {t(`do-${action}`)}
              {asks && '…'}
            </Button>
          );
        })}
      </div>
      {asking && task.actions.includes(asking) && (
        <ActionForm
          key={asking}
          task={task}
          action={asking}
          draft={draftOf(task, asking)}
          pending={act.isPending}
          onSubmit={(typed) => act.mutateAsync({ action: asking, typed })}
          onCancel={() => setAsking(null)}
        />
      )}
      {act.isError && (
        <Refusal
          error={act.error}
          theirs={<LastDeed id={task.id} />}
          mine={t(`do-${act.variables.action}`)}
          said={act.variables.typed.reason || act.variables.typed.evidence}
        />
      )}
    </div>
  );
}

const draftOf = ({ id }: Schema['TaskInFull'], action: Action) => `task.${id}.${action}`;

/** The form that somebody was writing in when they left. */
function drafted(task: Schema['TaskInFull']): Action | null {
  return task.actions.find((action) => hasDraft(draftOf(task, action))) ?? null;
}
