import { createRoute } from '@tanstack/react-router';
import { lazyPage } from '../../app/lazy-page.ts';
import { signedInRoute } from '../../app/root.tsx';
import { only, text } from '../../app/search.ts';

/** `with`: the earlier run that this one is compared with; the one before it in its survey where absent. */
export const runRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/runs/$id',
  validateSearch: (search: Record<string, unknown>) => only({ with: text(search.with) }),
  component: lazyPage(() => import('./run.tsx'), 'RunPage'),
});
