import { createRoute } from '@tanstack/react-router';
import { lazyPage } from '../../app/lazy-page.ts';
import { signedInRoute } from '../../app/root.tsx';
import { only } from '../../app/search.ts';

export const inboxRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/rhythm',
  validateSearch: ({ unread }: Record<string, unknown>) => only({ unread: unread === true || unread === 'true' ? true : undefined }),
  component: lazyPage(() => import('./inbox.tsx'), 'InboxPage'),
});
