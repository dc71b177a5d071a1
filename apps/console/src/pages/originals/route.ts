import { createRoute } from '@tanstack/react-router';
import { lazyPage } from '../../app/lazy-page.ts';
import { signedInRoute } from '../../app/root.tsx';
import { only, pageNumber, text } from '../../app/search.ts';

export const originalsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/originals',
  validateSearch: (search: Record<string, unknown>) =>
    only({ search: text(search.search), database: text(search.database), page: pageNumber(search.page) }),
  component: lazyPage(() => import('./originals.tsx'), 'OriginalsPage'),
});
