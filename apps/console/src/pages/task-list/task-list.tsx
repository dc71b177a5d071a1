import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Loading, Page, ProblemView } from '../../ui/index.ts';
import { TaskTabs } from '../tasks/tabs.tsx';
import { Preview } from './preview.tsx';
import { taskListQuery } from './queries.ts';
import { SendList } from './send-list.tsx';
import { words } from './words.ts';

/** Task lists that exist in Excel and Word: sent, looked at row by row, and assigned all at once or not at all. */
export function TaskListPage() {
  const t = words.use();
  const { list } = useSearch({ from: '/signed-in/tasks/import' });
  const navigate = useNavigate({ from: '/tasks/import' });
  const { data, error, refetch } = useQuery({ ...taskListQuery(list ?? ''), enabled: list !== undefined });
  const answer = data
    ? data.state === 'confirmed'
      ? t('answerDone', { count: data.created ?? 0 })
      : t('answerDraft', { ready: data.counts.ready ?? 0, errors: data.counts.error ?? 0, same: data.counts.same ?? 0 })
    : t('answer');
  return (
    <Page title={t('title')} answer={answer}>
      <TaskTabs />
      {list === undefined && <SendList onSent={(id) => navigate({ search: { list: id } })} />}
      {list !== undefined && error && <ProblemView error={error} retry={refetch} />}
      {list !== undefined && !data && !error && <Loading />}
      {data && <Preview list={data} />}
    </Page>
  );
}
