import { createRoute } from '@tanstack/react-router';
import { lazyPage } from '../../app/lazy-page.ts';
import { signedInRoute } from '../../app/root.tsx';

export const readinessAnswerRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/obstacles/readiness/$round/$unit',
  component: lazyPage(() => import('./readiness-answer.tsx'), 'ReadinessAnswerPage'),
});
