import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedInRoute } from '../../app/root.tsx';
import { designationsSearch } from './search.ts';

export const designationsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/designations',
  validateSearch: designationsSearch,
  component: lazyRouteComponent(() => import('./designations.tsx'), 'DesignationsPage'),
});
