import { createRoute } from '@tanstack/react-router';
import { lazyPage } from '../../app/lazy-page.ts';
import { signedInRoute } from '../../app/root.tsx';

export interface AgenciesSearch {
  page?: number;
  size?: number;
  search?: string;
  kind?: 'central' | 'province' | 'department' | 'commune';
}

const kinds = ['central', 'province', 'department', 'commune'] as const;

/** Every view of the list is an address that can be sent. */
export const agenciesRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/agencies',
  validateSearch: ({ page, size, search, kind }): AgenciesSearch => ({
    ...(Number(page) > 1 && { page: Number(page) }),
    ...(Number(size) > 0 && { size: Number(size) }),
    ...(typeof search === 'string' && search && { search }),
    ...(kinds.some((known) => known === kind) && { kind: kind as (typeof kinds)[number] }),
  }),
  component: lazyPage(() => import('./agencies.tsx'), 'AgenciesPage'),
});
