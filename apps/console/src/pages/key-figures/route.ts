import { createRoute } from '@tanstack/react-router';
import { lazyPage } from '../../app/lazy-page.ts';
import { signedInRoute } from '../../app/root.tsx';
import { only } from '../../app/search.ts';
import { dayIn } from '../tasks/search.ts';

export const keyFiguresRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/key-figures',
  validateSearch: ({ asOf }: Record<string, unknown>) => only({ asOf: dayIn(asOf) }),
  component: lazyPage(() => import('./key-figures.tsx'), 'KeyFiguresPage'),
});
