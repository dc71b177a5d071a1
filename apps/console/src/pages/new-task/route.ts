import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedInRoute } from '../../app/root.tsx';
import { only, text } from '../../app/search.ts';

export const newTaskRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/tasks/new',
  validateSearch: ({ programme }: Record<string, unknown>) => only({ programme: text(programme) }),
  component: lazyRouteComponent(() => import('./new-task.tsx'), 'NewTaskPage'),
});
