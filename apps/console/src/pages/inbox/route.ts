import { createRoute } from '@tanstack/react-router';
import { lazyPage } from '../../app/lazy-page.ts';
import { signedInRoute } from '../../app/root.tsx';
import { flag, only } from '../../app/search.ts';

export const inboxRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/rhythm',
  validateSearch: ({ unread }: Record<string, unknown>) => only({ unread: flag(unread) }),
  component: lazyPage(() => import('./inbox.tsx'), 'InboxPage'),
});
