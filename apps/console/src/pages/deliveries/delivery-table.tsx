import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ComponentProps } from 'react';
import { client, dataOf, type Schema } from '../../api/client.ts';
import { DataTable, useFormat } from '../../ui/index.ts';
import { Refusal } from '../case/refusal.tsx';
import taskStyles from '../task/task.module.css';
import listStyles from '../tasks/tasks.module.css';
import { StateMark } from './state-mark.tsx';
import { words } from './words.ts';

type Delivery = Schema['Delivery'];
type Decision = { id: string; as: 'again' | 'drop' };

/** Letters and calls, the newest first; what may not have arrived is sent again or dropped here. */
export function DeliveryTable({ rows, paging }: { rows: readonly Delivery[]; paging: ComponentProps<typeof DataTable<Delivery>>['paging'] }) {
  const t = words.use();
  const format = useFormat();
  const queries = useQueryClient();
  const decide = useMutation({
    mutationFn: ({ id, as }: Decision) => dataOf(client.POST(`/api/v1/deliveries/{id}/${as}`, { params: { path: { id } } })),
    onSettled: () => queries.invalidateQueries({ queryKey: ['deliveries'] }),
  });
  const button = (id: string, as: Decision['as']) => (
    <Button
      size="small"
      onClick={() => decide.mutate({ id, as })}
      loading={decide.isPending && decide.variables.id === id && decide.variables.as === as}
    >
      {t(as)}
    </Button>
  );
  return (
    <>
      {decide.isError && <Refusal error={decide.error} />}
      <DataTable<Delivery>
        label={t('title')}
        rows={rows}
        rowKey={({ id }) => id}
        empty={t('none')}
        columns={[
          { title: t('madeAt'), key: 'made', render: (_, { madeAt }) => format.moment(madeAt), width: 152, align: 'right' },
          {
            title: t('to'),
            key: 'to',
            render: (_, { to, channel, test }) => (
              <>
                {to}
                <span className={listStyles.place}>{[t(channel), ...(test ? [t('test')] : [])].join(' · ')}</span>
              </>
            ),
          },
          {
            title: t('state'),
            key: 'state',
            render: (_, { state, problem, nextAt }) => (
              <>
                <StateMark state={state} />
                {problem && <span className={listStyles.place}>{problem}</span>}
                {nextAt && problem && <span className={listStyles.place}>{t('nextAt', { moment: format.moment(nextAt) })}</span>}
              </>
            ),
          },
          { title: t('attempts'), key: 'attempts', render: (_, { attempts }) => format.number(attempts), width: 88, align: 'right' },
          {
            title: t('next'),
            key: 'next',
            width: 208,
            render: (_, { id, mayDecide }) =>
              mayDecide && (
                <span className={taskStyles.row}>
                  {button(id, 'again')}
                  {button(id, 'drop')}
                </span>
              ),
          },
        ]}
        paging={paging}
      />
    </>
  );
}
