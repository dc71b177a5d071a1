import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { type FormEvent, useState } from 'react';
import { client, dataOf, type Schema } from '../../../api/client.ts';
import { DayLine, useFormat } from '../../../ui/index.ts';
import { Refusal } from '../../case/refusal.tsx';
import taskStyles from '../../task/task.module.css';
import { roundsQuery } from '../queries.ts';
import { roundWords } from './words.ts';

/** Closes a round, opens it again, or moves its deadline. */
export function RoundTools({ round }: { round: Schema['ReadinessRound'] }) {
  const t = roundWords.use();
  const format = useFormat();
  const queries = useQueryClient();
  const [moving, setMoving] = useState(false);
  const [deadline, setDeadline] = useState(round.deadline);
  const change = useMutation({
    mutationFn: (told: Omit<Schema['ReadinessRoundChange'], 'version'>) =>
      dataOf(client.PATCH('/api/v1/readiness/rounds/{id}', { params: { path: { id: round.id } }, body: { ...told, version: round.version } })),
    onSuccess: () => setMoving(false),
    onSettled: () => queries.invalidateQueries({ queryKey: roundsQuery.queryKey }),
  });
  const move = (event: FormEvent) => {
    event.preventDefault();
    change.mutate({ deadline });
  };
  const closed = round.closedOn !== null;
  return (
    <div className={`${taskStyles.actions} no-print`}>
      <div className={taskStyles.row} style={{ alignItems: 'baseline' }}>
        <span>
          {closed ? t('closedOn', { day: format.day(round.closedOn ?? round.deadline) }) : t('openSince', { day: format.day(round.openedOn) })}
        </span>
        <Button onClick={() => change.mutate({ closed: !closed })} loading={change.isPending && change.variables.closed !== undefined}>
          {t(closed ? 'reopen' : 'close')}
        </Button>
        {!closed && !moving && <Button onClick={() => setMoving(true)}>{t('move')}</Button>}
      </div>
      {moving && (
        <form onSubmit={move} className={taskStyles.form} aria-label={t('move')}>
          <DayLine label={t('deadline')} value={deadline} onChange={setDeadline} required />
          <div className={taskStyles.row}>
            <Button type="primary" htmlType="submit" loading={change.isPending}>
              {t('moveIt')}
            </Button>
            <Button onClick={() => setMoving(false)}>{t('cancel')}</Button>
          </div>
        </form>
      )}
      {change.isError && <Refusal error={change.error} />}
    </div>
  );
}
