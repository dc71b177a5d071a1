import { createRoute } from '@tanstack/react-router';
import { lazyPage } from '../../app/lazy-page.ts';
import { signedInRoute } from '../../app/root.tsx';
import { oneOf, only, pageNumber } from '../../app/search.ts';
import { deliveryStates } from './states.ts';

export const deliveriesRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/rhythm/deliveries',
  validateSearch: ({ page, state }: Record<string, unknown>) => only({ page: pageNumber(page), state: oneOf(state, deliveryStates) }),
  component: lazyPage(() => import('./deliveries.tsx'), 'DeliveriesPage'),
});
