import { createRoute } from '@tanstack/react-router';
import { lazyPage } from '../../app/lazy-page.ts';
import { signedInRoute } from '../../app/root.tsx';
import { designationsSearch } from './search.ts';

export const designationsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/designations',
  validateSearch: designationsSearch,
  component: lazyPage(() => import('./designations.tsx'), 'DesignationsPage'),
});
