import { createRoute } from '@tanstack/react-router';
import { lazyPage } from '../../app/lazy-page.ts';
import { signedInRoute } from '../../app/root.tsx';
import { databasesSearch } from './search.ts';

export const databasesRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/databases',
  validateSearch: databasesSearch,
  component: lazyPage(() => import('./databases.tsx'), 'DatabasesPage'),
});
