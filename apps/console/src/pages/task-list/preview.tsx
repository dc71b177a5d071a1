import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { client, dataOf, type Schema } from '../../api/client.ts';
import { Section, Tally } from '../../ui/index.ts';
import { Refusal } from '../case/refusal.tsx';
import taskStyles from '../task/task.module.css';
import { taskListQuery } from './queries.ts';
import { Reading } from './reading.tsx';
import { rowStatuses } from './row-statuses.ts';
import { Rows } from './rows.tsx';
import { words } from './words.ts';

export type Change = Omit<Schema['TaskListChange'], 'version'>;

const colours = { ready: 'var(--good)', error: 'var(--poor)', same: 'var(--strong)', section: 'var(--line)', skipped: 'var(--sunk)' };

/** What would come of a list, and what to correct before it becomes tasks. */
export function Preview({ list }: { list: Schema['TaskList'] }) {
  const t = words.use();
  const search = useSearch({ from: '/signed-in/tasks/import' });
  const navigate = useNavigate({ from: '/tasks/import' });
  const queries = useQueryClient();
  const path = { params: { path: { id: list.id } } };
  const keep = (changed: Schema['TaskList']) => queries.setQueryData(taskListQuery(list.id).queryKey, changed);
  const read = useMutation({
    mutationFn: (change: Change) => dataOf(client.PATCH('/api/v1/task-lists/{id}', { ...path, body: { ...change, version: list.version } })),
    onSuccess: keep,
  });
  const confirm = useMutation({
    mutationFn: () => dataOf(client.POST('/api/v1/task-lists/{id}/confirmation', { ...path, body: { version: list.version } })),
    onSuccess: async (changed) => {
      keep(changed);
      await queries.invalidateQueries({ queryKey: ['tasks'] });
    },
  });
  const { ready = 0, error: errors = 0 } = list.counts;
  const about = (
    <p>
      {list.fileName} ·{' '}
      <Link to="/tasks" search={{ programme: list.programmeId, sort: 'latest' }}>
        {t('tasksOf')}
      </Link>
    </p>
  );
  const another = <Button onClick={() => navigate({ search: {} })}>{t('another')}</Button>;
  // What has become tasks is to be found there; of the file nothing is kept.
  if (list.state !== 'draft') {
    return (
      <>
        {about}
        <div>{another}</div>
      </>
    );
  }
  return (
    <>
      {about}
      <Tally
        chosen={search.status}
        onChoose={(key) => {
          const status = rowStatuses.find((known) => known === key);
          void navigate({ search: { list: list.id, status: status === search.status ? undefined : status }, replace: true });
        }}
        parts={rowStatuses.map((status) => ({ key: status, count: list.counts[status] ?? 0, label: t(`row-${status}`), colour: colours[status] }))}
      />
      <div className={taskStyles.row}>
        <Button type="primary" disabled={errors > 0 || ready === 0} loading={confirm.isPending} onClick={() => confirm.mutate()}>
          {t('confirm', { count: ready })}
        </Button>
        {another}
      </div>
      {errors > 0 && <p className={taskStyles.note}>{t('errorsFirst', { count: errors })}</p>}
      {(confirm.error ?? read.error) && <Refusal error={confirm.error ?? read.error} />}
      <Reading list={list} onChange={read.mutate} />
      <Section title={t('rows')} note={t('rowsNote')}>
        <Rows list={list} status={search.status} page={search.page ?? 1} onChange={read.mutate} />
      </Section>
    </>
  );
}
