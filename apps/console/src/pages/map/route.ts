import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedInRoute } from '../../app/root.tsx';
import { mapSearch } from './search.ts';

export const mapRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/map',
  validateSearch: mapSearch,
  component: lazyRouteComponent(() => import('./map.tsx'), 'MapPage'),
});
