import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedInRoute } from '../../app/root.tsx';
import { casesSearch } from './search.ts';

export const casesRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/cases',
  validateSearch: casesSearch,
  component: lazyRouteComponent(() => import('./cases.tsx'), 'CasesPage'),
});
