import { createRoute } from '@tanstack/react-router';
import { lazyPage } from '../../app/lazy-page.ts';
import { signedInRoute } from '../../app/root.tsx';
import { tasksSearch } from './search.ts';

export const tasksRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/tasks',
  validateSearch: tasksSearch,
  component: lazyPage(() => import('./tasks.tsx'), 'TasksPage'),
});
