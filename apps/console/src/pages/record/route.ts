import { createRoute } from '@tanstack/react-router';
import { lazyPage } from '../../app/lazy-page.ts';
import { signedInRoute } from '../../app/root.tsx';

export const recordRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/records/$id',
  component: lazyPage(() => import('./record.tsx'), 'RecordPage'),
});
