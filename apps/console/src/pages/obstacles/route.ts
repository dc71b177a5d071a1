import { createRoute } from '@tanstack/react-router';
import { lazyPage } from '../../app/lazy-page.ts';
import { signedInRoute } from '../../app/root.tsx';
import { obstaclesSearch } from './search.ts';

export const obstaclesRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/obstacles',
  validateSearch: obstaclesSearch,
  component: lazyPage(() => import('./obstacles.tsx'), 'ObstaclesPage'),
});
