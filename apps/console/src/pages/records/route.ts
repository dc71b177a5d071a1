import { createRoute } from '@tanstack/react-router';
import { lazyPage } from '../../app/lazy-page.ts';
import { signedInRoute } from '../../app/root.tsx';

/** Nothing of what is looked for stands in the address: it is personal. */
export const recordsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/records',
  component: lazyPage(() => import('./records.tsx'), 'RecordsPage'),
});
