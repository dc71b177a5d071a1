import { createRoute } from '@tanstack/react-router';
import { lazyPage } from '../../app/lazy-page.ts';
import { signedInRoute } from '../../app/root.tsx';
import { mapSearch } from './search.ts';

export const mapRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/map',
  validateSearch: mapSearch,
  component: lazyPage(() => import('./map.tsx'), 'MapPage'),
});
