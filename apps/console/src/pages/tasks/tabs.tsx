import { useMay } from '../../api/session.ts';
import { PageTabs } from '../../ui/index.ts';
import { words } from './words.ts';

/** The list of tasks, their plan by month, and how they come in and go out. */
export function TaskTabs() {
  const t = words.use();
  const mayAssign = useMay('task.assign');
  return (
    <PageTabs
      label={t('title')}
      tabs={[
        { to: '/tasks', label: t('list') },
        { to: '/tasks/plan', label: t('plan') },
        ...(mayAssign ? [{ to: '/tasks/import', label: t('import') }] : []),
      ]}
    />
  );
}
