import { createRoute } from '@tanstack/react-router';
import { lazyPage } from '../../app/lazy-page.ts';
import { signedInRoute } from '../../app/root.tsx';
import { discrepanciesSearch } from './search.ts';

export const discrepanciesRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/discrepancies',
  validateSearch: discrepanciesSearch,
  component: lazyPage(() => import('./discrepancies.tsx'), 'DiscrepanciesPage'),
});
