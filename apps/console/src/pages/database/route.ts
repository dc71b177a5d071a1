import { createRoute } from '@tanstack/react-router';
import { lazyPage } from '../../app/lazy-page.ts';
import { signedInRoute } from '../../app/root.tsx';
import { oneOf, only, pageNumber } from '../../app/search.ts';
import { criteria } from '../../ui/criteria.ts';

export const databaseRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/databases/$id',
  validateSearch: (search: Record<string, unknown>) => only({ criterion: oneOf(search.criterion, criteria), page: pageNumber(search.page) }),
  component: lazyPage(() => import('./database.tsx'), 'DatabasePage'),
});
