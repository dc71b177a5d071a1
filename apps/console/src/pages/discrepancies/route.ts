import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedInRoute } from '../../app/root.tsx';
import { discrepanciesSearch } from './search.ts';

export const discrepanciesRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/discrepancies',
  validateSearch: discrepanciesSearch,
  component: lazyRouteComponent(() => import('./discrepancies.tsx'), 'DiscrepanciesPage'),
});
