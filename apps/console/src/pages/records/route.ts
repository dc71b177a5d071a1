import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedInRoute } from '../../app/root.tsx';

/** Nothing of what is looked for stands in the address: it is personal. */
export const recordsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/records',
  component: lazyRouteComponent(() => import('./records.tsx'), 'RecordsPage'),
});
