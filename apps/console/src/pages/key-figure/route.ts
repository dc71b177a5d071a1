import { createRoute } from '@tanstack/react-router';
import { lazyPage } from '../../app/lazy-page.ts';
import { signedInRoute } from '../../app/root.tsx';

export const keyFigureRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/key-figures/$id',
  component: lazyPage(() => import('./key-figure.tsx'), 'KeyFigurePage'),
});
