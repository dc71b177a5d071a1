import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../app/root.tsx';

export const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  validateSearch: (search): { back?: string } => (typeof search.back === 'string' && /^\/(?!\/)/.test(search.back) ? { back: search.back } : {}),
  component: lazyRouteComponent(() => import('./sign-in.tsx'), 'SignInPage'),
});
