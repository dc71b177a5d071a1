import { createRoute } from '@tanstack/react-router';
import { lazyPage } from '../../app/lazy-page.ts';
import { signedInRoute } from '../../app/root.tsx';
import { flag, only, pageNumber, text } from '../../app/search.ts';
import { dayIn } from '../tasks/search.ts';

export const monthPlanRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/tasks/plan',
  validateSearch: ({ asOf, year, programme, page, hard }: Record<string, unknown>) =>
    only({
      asOf: dayIn(asOf),
      year: Number(year) >= 2000 && Number(year) <= 2049 ? Number(year) : undefined,
      programme: text(programme),
      hard: flag(hard),
      page: pageNumber(page),
    }),
  component: lazyPage(() => import('./month-plan.tsx'), 'MonthPlanPage'),
});
