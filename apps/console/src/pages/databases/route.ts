import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedInRoute } from '../../app/root.tsx';
import { databasesSearch } from './search.ts';

export const databasesRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/databases',
  validateSearch: databasesSearch,
  component: lazyRouteComponent(() => import('./databases.tsx'), 'DatabasesPage'),
});
