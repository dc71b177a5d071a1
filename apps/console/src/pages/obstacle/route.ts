import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedInRoute } from '../../app/root.tsx';

export const obstacleRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/obstacles/$id',
  component: lazyRouteComponent(() => import('./obstacle.tsx'), 'ObstaclePage'),
});
