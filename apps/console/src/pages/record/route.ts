import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedInRoute } from '../../app/root.tsx';

export const recordRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/records/$id',
  component: lazyRouteComponent(() => import('./record.tsx'), 'RecordPage'),
});
