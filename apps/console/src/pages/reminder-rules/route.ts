import { createRoute } from '@tanstack/react-router';
import { lazyPage } from '../../app/lazy-page.ts';
import { signedInRoute } from '../../app/root.tsx';
import { only, text } from '../../app/search.ts';

export const reminderRulesRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/rhythm/rules',
  validateSearch: ({ programme }: Record<string, unknown>) => only({ programme: text(programme) }),
  component: lazyPage(() => import('./reminder-rules.tsx'), 'ReminderRulesPage'),
});
