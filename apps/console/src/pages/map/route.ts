import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedInRoute } from '../../app/root.tsx';
import { oneOf, only } from '../../app/search.ts';
import { provinces } from './provinces.ts';

export const measures = ['open', 'overdue', 'settled'] as const;
export type Measure = (typeof measures)[number];

export const mapRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/map',
  validateSearch: (search: Record<string, unknown>) =>
    only({ province: provinces.find(({ id }) => id === search.province)?.id, measure: oneOf(search.measure, measures) }),
  component: lazyRouteComponent(() => import('./map.tsx'), 'MapPage'),
});
