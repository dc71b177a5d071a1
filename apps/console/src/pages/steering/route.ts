import { createRoute } from '@tanstack/react-router';
import { lazyPage } from '../../app/lazy-page.ts';
import { signedInRoute } from '../../app/root.tsx';
import { only } from '../../app/search.ts';
import { dayIn } from '../tasks/search.ts';

export const steeringRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/steering',
  validateSearch: ({ asOf }: Record<string, unknown>) => only({ asOf: dayIn(asOf) }),
  component: lazyPage(() => import('./steering.tsx'), 'SteeringPage'),
});
