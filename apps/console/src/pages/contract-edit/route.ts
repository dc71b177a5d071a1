import { createRoute } from '@tanstack/react-router';
import { lazyPage } from '../../app/lazy-page.ts';
import { signedInRoute } from '../../app/root.tsx';
import { oneOf, only } from '../../app/search.ts';

/** Ways to write a contract; the form is the plain one. */
export const ways = ['form', 'text'] as const;

export const contractEditRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/databases/$id/contract/edit',
  validateSearch: (search: Record<string, unknown>) => only({ way: oneOf(search.way, ways) }),
  component: lazyPage(() => import('./contract-edit.tsx'), 'ContractEditPage'),
});
