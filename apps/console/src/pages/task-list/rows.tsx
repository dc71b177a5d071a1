import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import type { Schema } from '../../api/client.ts';
import { DataTable, ProblemView, useFormat } from '../../ui/index.ts';
import taskStyles from '../task/task.module.css';
import { taskWords } from '../tasks/status/words.ts';
import listStyles from '../tasks/tasks.module.css';
import type { Change } from './preview.tsx';
import { taskListRowsQuery } from './queries.ts';
import { words } from './words.ts';

type Row = Schema['TaskListRows']['items'][number];

interface RowsProps {
  list: Schema['TaskList'];
  status: Schema['TaskListRowStatus'] | undefined;
  page: number;
  /** Corrects how the list is read. */
  onChange: (change: Change) => void;
}

/** The rows as the document has them, what was understood, and what is wrong with what to do about it. */
export function Rows({ list, status, page, onChange }: RowsProps) {
  const t = words.use();
  const task = taskWords.use();
  const format = useFormat();
  const navigate = useNavigate({ from: '/tasks/import' });
  const { data, error, isFetching, refetch } = useQuery(taskListRowsQuery(list.id, list.version, status, page));
  if (error && !data) return <ProblemView error={error} retry={refetch} />;
  return (
    <DataTable<Row>
      label={t('rows')}
      rows={data?.items ?? []}
      rowKey={({ row }) => String(row)}
      loading={isFetching && !data}
      empty={t('noRows')}
      columns={[
        { title: t('row'), dataIndex: 'row', align: 'right', width: 56 },
        { title: t('status'), key: 'status', render: (_, row) => <RowMark status={row.status} />, width: 120 },
        {
          title: t('understood'),
          key: 'task',
          render: (_, row) =>
            row.task ? (
              <>
                {row.taskId ? (
                  <Link to="/tasks/$id" params={{ id: String(row.taskId) }}>
                    {row.task.title}
                  </Link>
                ) : (
                  row.task.title
                )}
                <span className={listStyles.place}>{[row.task.number, task(row.task.resultKind), task(row.task.difficulty)].join(' · ')}</span>
              </>
            ) : (
              row.cells.filter(Boolean).join(' · ')
            ),
        },
        { title: t('due'), key: 'due', render: (_, row) => (row.task ? format.day(row.task.due) : '–'), align: 'right', width: 104 },
        { title: t('wrong'), key: 'wrong', render: (_, row) => <Wrong row={row} list={list} onChange={onChange} />, width: '38%' },
      ]}
      paging={{
        page,
        pageSize: 50,
        total: data?.total ?? 0,
        onChange: (next) => navigate({ search: { list: list.id, status, page: next === 1 ? undefined : next } }),
      }}
    />
  );
}

const shapes = { ready: '●', error: '■', same: '=', section: '§', skipped: '–' } as const;

function RowMark({ status }: { status: Schema['TaskListRowStatus'] }) {
  const t = words.use();
  const colour = status === 'error' ? 'var(--poor)' : status === 'ready' ? 'var(--good)' : undefined;
  return (
    <span style={{ color: colour, whiteSpace: 'nowrap' }}>
      <span aria-hidden="true">{shapes[status]}</span> {t(`row-${status}`)}
    </span>
  );
}

function Wrong({ row, list, onChange }: { row: Row; list: Schema['TaskList']; onChange: RowsProps['onChange'] }) {
  const t = words.use();
  const { reading } = list;
  return (
    <div className={taskStyles.field}>
      {row.problems.map(({ field, code, text, suggestions }) => (
        <span key={field + code}>
          <strong>{t(`field-${field}`)}</strong>: {t(`wrong-${code}`)}
          {text && ` “${text}”`}
          {text && suggestions.length > 0 && (
            <span className={taskStyles.row}>
              {suggestions.map(({ id, name }) => (
                <Button
                  key={id}
                  size="small"
                  onClick={() => onChange({ agencies: [...reading.agencies.filter((one) => one.text !== text), { text, agencyId: id }] })}
                >
                  {t('means', { name })}
                </Button>
              ))}
            </span>
          )}
        </span>
      ))}
      {row.status === 'error' && (
        <span>
          <Button size="small" onClick={() => onChange({ skip: [...reading.skip, row.row] })}>
            {t('skip')}
          </Button>
        </span>
      )}
      {row.status === 'skipped' && (
        <span>
          <Button size="small" onClick={() => onChange({ skip: reading.skip.filter((skipped) => skipped !== row.row) })}>
            {t('takeIn')}
          </Button>
        </span>
      )}
    </div>
  );
}
