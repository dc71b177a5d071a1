import { createRoute } from '@tanstack/react-router';
import { lazyPage } from '../../app/lazy-page.ts';
import { signedInRoute } from '../../app/root.tsx';
import { only, text } from '../../app/search.ts';

export const newTaskRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/tasks/new',
  validateSearch: ({ programme }: Record<string, unknown>) => only({ programme: text(programme) }),
  component: lazyPage(() => import('./new-task.tsx'), 'NewTaskPage'),
});
