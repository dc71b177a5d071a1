import { createRoute } from '@tanstack/react-router';
import { lazyPage } from '../../app/lazy-page.ts';
import { signedInRoute } from '../../app/root.tsx';
import { only, pageNumber, text } from '../../app/search.ts';

export const runsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/runs',
  validateSearch: (search: Record<string, unknown>) => only({ page: pageNumber(search.page), survey: text(search.survey) }),
  component: lazyPage(() => import('./runs.tsx'), 'RunsPage'),
});
