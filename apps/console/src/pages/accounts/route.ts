import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedInRoute } from '../../app/root.tsx';
import { oneOf, only, pageNumber, text } from '../../app/search.ts';

export const roles = ['central-steering', 'ministry-steward', 'province-data-office', 'commune-official', 'auditor', 'administrator'] as const;
export const statuses = ['invited', 'active', 'disabled'] as const;

/** `account`: the person who is opened beside the list. */
export function accountsSearch(search: Record<string, unknown>) {
  return only({
    page: pageNumber(search.page),
    search: text(search.search),
    role: oneOf(search.role, roles),
    status: oneOf(search.status, statuses),
    account: text(search.account),
  });
}

export type AccountsSearch = ReturnType<typeof accountsSearch>;

export const accountsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/accounts',
  validateSearch: accountsSearch,
  component: lazyRouteComponent(() => import('./accounts.tsx'), 'AccountsPage'),
});
