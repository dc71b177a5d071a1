import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedInRoute } from '../../app/root.tsx';
import { oneOf, only, pageNumber, text } from '../../app/search.ts';

export const stages = ['formed', 'deploying', 'late', 'not-begun', 'retired'] as const;
export const levels = ['national', 'sectoral', 'provincial', 'local'] as const;
export const maturities = ['A', 'B', 'C'] as const;
export const grades = ['green', 'amber', 'red'] as const;

/** Every view of the list is an address that can be sent and kept. */
export const databasesRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/databases',
  validateSearch: (search: Record<string, unknown>) =>
    only({
      page: pageNumber(search.page),
      search: text(search.search),
      stage: oneOf(search.stage, stages),
      level: oneOf(search.level, levels),
      maturity: oneOf(search.maturity, maturities),
      grade: oneOf(search.grade, grades),
    }),
  component: lazyRouteComponent(() => import('./databases.tsx'), 'DatabasesPage'),
});

export type DatabasesSearch = (typeof databasesRoute)['types']['searchSchema'];
