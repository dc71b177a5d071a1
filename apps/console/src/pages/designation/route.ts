import { createRoute } from '@tanstack/react-router';
import { lazyPage } from '../../app/lazy-page.ts';
import { signedInRoute } from '../../app/root.tsx';

export const designationRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/designations/$id',
  component: lazyPage(() => import('./designation.tsx'), 'DesignationPage'),
});
