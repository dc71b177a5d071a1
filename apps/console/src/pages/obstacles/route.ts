import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedInRoute } from '../../app/root.tsx';
import { obstaclesSearch } from './search.ts';

export const obstaclesRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/obstacles',
  validateSearch: obstaclesSearch,
  component: lazyRouteComponent(() => import('./obstacles.tsx'), 'ObstaclesPage'),
});
