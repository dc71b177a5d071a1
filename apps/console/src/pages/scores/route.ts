import { createRoute } from '@tanstack/react-router';
import { lazyPage } from '../../app/lazy-page.ts';
import { signedInRoute } from '../../app/root.tsx';
import { oneOf, only } from '../../app/search.ts';

export const scoresRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/scores',
  validateSearch: (search: Record<string, unknown>) => only({ grade: oneOf(search.grade, ['green', 'amber', 'red']) }),
  component: lazyPage(() => import('./scores.tsx'), 'ScoresPage'),
});
