import { createRoute } from '@tanstack/react-router';
import { lazyPage } from '../../app/lazy-page.ts';
import { signedInRoute } from '../../app/root.tsx';
import { casesSearch } from './search.ts';

export const casesRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/cases',
  validateSearch: casesSearch,
  component: lazyPage(() => import('./cases.tsx'), 'CasesPage'),
});
