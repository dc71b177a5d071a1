import { createRoute } from '@tanstack/react-router';
import { lazyPage } from '../../app/lazy-page.ts';
import { signedInRoute } from '../../app/root.tsx';
import { oneOf, only, pageNumber, text } from '../../app/search.ts';
import { rowStatuses } from './row-statuses.ts';

export const taskListRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/tasks/import',
  validateSearch: ({ list, status, page }: Record<string, unknown>) =>
    only({ list: text(list), status: oneOf(status, rowStatuses), page: pageNumber(page) }),
  component: lazyPage(() => import('./task-list.tsx'), 'TaskListPage'),
});
