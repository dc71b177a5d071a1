import { createRoute } from '@tanstack/react-router';
import { lazyPage } from '../../app/lazy-page.ts';
import { signedInRoute } from '../../app/root.tsx';

export const obstacleRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/obstacles/$id',
  component: lazyPage(() => import('./obstacle.tsx'), 'ObstaclePage'),
});
