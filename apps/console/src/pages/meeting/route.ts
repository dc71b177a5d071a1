import { createRoute } from '@tanstack/react-router';
import { lazyPage } from '../../app/lazy-page.ts';
import { signedInRoute } from '../../app/root.tsx';

export const meetingRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/rhythm/meetings/$id',
  component: lazyPage(() => import('./meeting.tsx'), 'MeetingPage'),
});
