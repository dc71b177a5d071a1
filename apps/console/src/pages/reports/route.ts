import { createRoute } from '@tanstack/react-router';
import { lazyPage } from '../../app/lazy-page.ts';
import { signedInRoute } from '../../app/root.tsx';
import { only, pageNumber } from '../../app/search.ts';

export const reportsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/rhythm/reports',
  validateSearch: ({ page }: Record<string, unknown>) => only({ page: pageNumber(page) }),
  component: lazyPage(() => import('./reports.tsx'), 'ReportsPage'),
});
