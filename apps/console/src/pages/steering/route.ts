import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedInRoute } from '../../app/root.tsx';
import { only } from '../../app/search.ts';
import { dayIn } from '../tasks/search.ts';

export const steeringRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/steering',
  validateSearch: ({ asOf }: Record<string, unknown>) => only({ asOf: dayIn(asOf) }),
  component: lazyRouteComponent(() => import('./steering.tsx'), 'SteeringPage'),
});
