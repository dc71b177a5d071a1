import { createRoute } from '@tanstack/react-router';
import { lazyPage } from '../../app/lazy-page.ts';
import { signedInRoute } from '../../app/root.tsx';
import { only, text } from '../../app/search.ts';

export const readinessRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/obstacles/readiness',
  validateSearch: ({ round, gap }: Record<string, unknown>) =>
    only({ round: Number.isInteger(Number(round)) && Number(round) > 0 ? Number(round) : undefined, gap: text(gap) }),
  component: lazyPage(() => import('./readiness.tsx'), 'ReadinessPage'),
});
