import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedInRoute } from '../../app/root.tsx';

export const caseRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/cases/$id',
  component: lazyRouteComponent(() => import('./case.tsx'), 'CasePage'),
});
