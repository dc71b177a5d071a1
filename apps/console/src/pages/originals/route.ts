import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedInRoute } from '../../app/root.tsx';
import { only, text } from '../../app/search.ts';

export const originalsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/originals',
  validateSearch: (search: Record<string, unknown>) => only({ search: text(search.search) }),
  component: lazyRouteComponent(() => import('./originals.tsx'), 'OriginalsPage'),
});
