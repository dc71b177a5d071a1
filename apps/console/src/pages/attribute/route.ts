import { createRoute } from '@tanstack/react-router';
import { lazyPage } from '../../app/lazy-page.ts';
import { signedInRoute } from '../../app/root.tsx';

export const attributeRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/originals/$attribute',
  component: lazyPage(() => import('./attribute.tsx'), 'AttributePage'),
});
