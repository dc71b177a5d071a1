import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedInRoute } from '../../app/root.tsx';

export const databaseRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/databases/$id',
  component: lazyRouteComponent(() => import('./database.tsx'), 'DatabasePage'),
});
