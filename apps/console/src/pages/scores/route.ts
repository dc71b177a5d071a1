import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedInRoute } from '../../app/root.tsx';
import { oneOf, only } from '../../app/search.ts';

export const scoresRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/scores',
  validateSearch: (search: Record<string, unknown>) => only({ grade: oneOf(search.grade, ['green', 'amber', 'red']) }),
  component: lazyRouteComponent(() => import('./scores.tsx'), 'ScoresPage'),
});
