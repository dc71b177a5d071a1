import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedInRoute } from '../../app/root.tsx';

export const attributeRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/originals/$attribute',
  component: lazyRouteComponent(() => import('./attribute.tsx'), 'AttributePage'),
});
