import { createRoute } from '@tanstack/react-router';
import { lazyPage } from '../../app/lazy-page.ts';
import { signedInRoute } from '../../app/root.tsx';
import { only, text } from '../../app/search.ts';

/** What it blocks may be given in the address: a task, an agency, a database. */
export const newObstacleRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/obstacles/new',
  validateSearch: (search: Record<string, unknown>) =>
    only({
      task: Number.isInteger(Number(search.task)) && Number(search.task) > 0 ? Number(search.task) : undefined,
      agency: text(search.agency),
      database: text(search.database),
    }),
  component: lazyPage(() => import('./new-obstacle.tsx'), 'NewObstaclePage'),
});
