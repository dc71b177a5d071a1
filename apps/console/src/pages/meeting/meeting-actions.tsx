import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { client, dataOf, type Schema } from '../../api/client.ts';
import { Refusal } from '../case/refusal.tsx';
import { ReasonForm } from '../cases/reason-form.tsx';
import taskStyles from '../task/task.module.css';
import { meetingQuery } from './queries.ts';
import { words } from './words.ts';

/** Begins, closes or cancels a meeting. Closing keeps its figures as they are. */
export function MeetingActions({ meeting }: { meeting: Schema['MeetingInFull'] }) {
  const t = words.use();
  const queries = useQueryClient();
  const [cancelling, setCancelling] = useState(false);
  const act = useMutation({
    mutationFn: (step: Omit<Schema['MeetingStep'], 'version'>) =>
      dataOf(client.POST('/api/v1/meetings/{id}/actions', { params: { path: { id: meeting.id } }, body: { ...step, version: meeting.version } })),
    onSuccess: (changed) => queries.setQueryData(meetingQuery(meeting.id).queryKey, changed),
    onSettled: () => queries.invalidateQueries({ queryKey: ['meetings'] }),
  });
  if (meeting.actions.length === 0) return null;
  return (
    <div className={taskStyles.actions}>
      <div className={taskStyles.row}>
        {meeting.actions.map((action) => (
          <Button
            key={action}
            type={action === 'cancel' ? 'default' : 'primary'}
            loading={act.isPending && act.variables.action === action}
            onClick={() => (action === 'cancel' ? setCancelling(true) : act.mutate({ action }))}
          >
            {t(`do-${action}`)}
            {action === 'cancel' && '…'}
          </Button>
        ))}
      </div>
      {meeting.actions.includes('close') && <p className={taskStyles.note}>{t('closeNote')}</p>}
      {cancelling && (
        <ReasonForm
          draft={`meeting.${meeting.id}.cancel`}
          submit={t('do-cancel')}
          pending={act.isPending}
          onSubmit={(reason) => act.mutateAsync({ action: 'cancel', reason })}
          onCancel={() => setCancelling(false)}
        />
      )}
      {act.isError && <Refusal error={act.error} />}
    </div>
  );
}
