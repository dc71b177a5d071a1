import { createRoute } from '@tanstack/react-router';
import { lazyPage } from '../../app/lazy-page.ts';
import { signedInRoute } from '../../app/root.tsx';

export const caseRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/cases/$id',
  component: lazyPage(() => import('./case.tsx'), 'CasePage'),
});
