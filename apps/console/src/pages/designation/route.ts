import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedInRoute } from '../../app/root.tsx';

export const designationRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/designations/$id',
  component: lazyRouteComponent(() => import('./designation.tsx'), 'DesignationPage'),
});
